export { once } from './once.js';
export { publish } from './publish.js';
export { DailyTimer, publishDailyJobs } from './daily-jobs.js';
export { BullTransport, type Parcel } from './bull-transport.js';
export { PostgresTransport } from './postgres-transport.js';
export { WORKER_SETTINGS, type JobTransport, type WorkerSettings } from './job-transport.js';
export { jobFigures, type JobFigures } from './job-figures.js';
export type { JobContext, JobHandler, JobHandlers } from './job-handler.js';
export type { JobCatalogue, JobName, JobPayload, JobRequest } from './job-catalogue.js';
