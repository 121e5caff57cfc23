export { aBodyDraft, aBodyOf, aSeatDraft } from './body-builder.js';
