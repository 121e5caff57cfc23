export { A_FORM, aPartnership, RULES, type BuiltPartnership } from './partnership-builder.js';
