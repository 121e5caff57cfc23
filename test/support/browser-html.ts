import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'require-sri': ['error', { target: 'crossorigin' }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // Tables name their roles because display:grid on narrow screens would take them away.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'void-style': 'off',
    'long-title': 'off',
  },
});

/** Checks a complete document against the HTML standard; throws a list of rule, place and message. */
export async function expectValidHtml(html: string): Promise<void> {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  if (messages.length === 0) return;
  const lines = messages.map((each) => {
    const line = html.split('\n')[each.line - 1] ?? '';
    return `${each.ruleId}: ${each.message}\n    ${line.slice(Math.max(each.column - 40, 0), each.column + 80)}`;
  });
  throw new Error(`not valid HTML:\n${lines.join('\n')}`);
}
