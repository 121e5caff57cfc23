/** After an act: lead to the page that shows the result (303), with a message for it. */
export class SeeOther {
  constructor(
    readonly path: string,
    readonly message: string | null,
  ) {}
}

/** The form again, with what was typed and all errors (422). Also for refusals: 409 where somebody else was faster. */
export class ShownAgain {
  constructor(
    readonly html: string,
    readonly status: 409 | 422,
  ) {}
}

/** What a page's method answers: HTML (200), a form shown again, or the way to another page. */
export type PageAnswer = string | ShownAgain | SeeOther;

export const seeOther = (path: string, message: string | null = null): SeeOther => new SeeOther(path, message);

export const shownAgain = (html: string, status: 409 | 422 = 422): ShownAgain => new ShownAgain(html, status);
