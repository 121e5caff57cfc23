import { ok, refuse, type Result } from '#kernel';

export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 200;

const COMMON_PARTS = ['passwort', 'password', 'qwertz', 'qwerty', '1234', 'abcd', 'hallo', 'admin', 'willkommen'];

/**
 * Length instead of composition rules (BSI ORP.4): refuses what is too short or too long, what consists of few different
 * characters or of common parts only, and what contains the person's own e-mail name.
 */
export function checkPassword(password: string, email: string): Result<string> {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH_MIN)
    return refuse('password-too-short', { lengthMin: PASSWORD_LENGTH_MIN }, '/password');
  if (length > PASSWORD_LENGTH_MAX) return refuse('password-too-long', { lengthMax: PASSWORD_LENGTH_MAX }, '/password');
  const lower = password.toLowerCase();
  if (new Set(lower).size < 5 || withoutCommonParts(lower).length < 4) {
    return refuse('password-too-simple', {}, '/password');
  }
  const emailName = email.toLowerCase().split('@')[0] ?? '';
  if (emailName.length >= 4 && lower.includes(emailName)) return refuse('password-contains-email', {}, '/password');
  return ok(password);
}

/** What is left when common words go, and with them the year or exclamation mark that people add at the end. */
function withoutCommonParts(lower: string): string {
  const rest = COMMON_PARTS.reduce((text, part) => text.replaceAll(part, ''), lower);
  return rest === lower ? lower : rest.replace(/[^\p{L}]+$/u, '');
}
