export { once } from './once.js';
export { publish } from './publish.js';
export type { JobCatalogue, JobName, JobPayload, JobRequest } from './job-catalogue.js';
