/** All check points of NRWeltoffen in the reference. */
export const CHECKS: readonly string[] = [
  'entitled',
  'in-time',
  'signatory',
  'concept',
  'not-begun',
  'financing-secured',
  'demarcation',
  'cap',
  'necessary',
];
