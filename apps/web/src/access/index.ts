export { Access } from './access.js';
export { AnId } from './an-id.js';
export { seeOther, shownAgain, type PageAnswer } from './answers.js';
export { accepted, Refused, Unacceptable } from './errors.js';
export { FormBody } from './form-body.js';
export { CurrentActor, Form, Frame } from './parameters.js';
export { frameFor, homeOf, roleWord, type PageFrame } from './page-frame.js';
export { REAL_TIME, type RealTime } from './real-time.js';
export { sentenceOf, sentencesByField } from './refusals/index.js';
