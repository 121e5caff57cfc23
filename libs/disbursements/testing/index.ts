export { writePain001 } from '../src/files/write-pain001.js';
export { SAMPLE_FILE } from './sample-file.js';
