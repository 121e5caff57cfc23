export { letterFonts } from '../src/letter/fonts.js';
export {
  APPLICATION,
  FULL_AWARD,
  HEARING,
  INADMISSIBLE,
  INFO_REQUEST,
  NOTICE_SAMPLES,
  PARTIAL_AWARD,
  RECEIPT,
  RECOVERY,
  REJECTION,
} from './samples.js';
