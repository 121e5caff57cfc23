export { forgetMails, queueMail, type MailRequest } from './queue-mail.js';
export { sendMail } from './send-mail.js';
export { listMails, type MailView } from './list-mails.js';
export { MailServer } from './mail-server.js';
export { MAIL_STATUS_TEXT, type MailStatus } from './mail-status.js';
export { renderMail, type MailTemplate, type MailTemplates } from './templates.js';
