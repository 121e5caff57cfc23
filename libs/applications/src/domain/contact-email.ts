const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]{2,}$/;
const LENGTH_MAX = 254;

/** Exactly one address that a mail can be sent to; nothing that a mail server could read as several. */
export const isContactEmail = (text: string): boolean => text.length <= LENGTH_MAX && EMAIL.test(text);
