export { COMPOSED_AWARDS } from './composed-awards.js';
