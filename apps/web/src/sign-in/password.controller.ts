import { Controller, Get, Inject, NotFoundException, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { findLink, requestPasswordReset, setPasswordByLink, setUpFirstAdministrator, type OpenLink } from '#identity';
import { refuse, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { Database, SETTINGS, type Settings } from '#platform';
import {
  Access,
  accepted,
  Form,
  FormBody,
  Frame,
  REAL_TIME,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type RealTime,
} from '../access/index.js';
import { firstAdministratorPage, forgottenPage, linkSentPage, setPasswordPage } from './password-pages.js';

/** Passwords set through a link that works once: forgotten ones, those of new accounts, the first administrator's. */
@Controller()
@Access.public()
export class PasswordController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  @Get('passwort-vergessen')
  showForgotten(@Frame() frame: PageFrame): PageAnswer {
    return forgottenPage(frame, '', {});
  }

  @Post('passwort-vergessen')
  async forgotten(@Req() request: Request, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const given = { email: form.text('email'), address: request.ip ?? '' };
    const asked = await this.database.transaction(SYSTEM_ACTOR, async (tx) => {
      const found = await requestPasswordReset(tx, given, this.realTime.now());
      if (!found.ok || !found.value) return found;
      const { account, secret } = found.value;
      await queueMail(tx, {
        template: 'password-reset',
        to: account.email,
        facts: { name: account.name, link: this.address('passwort-vergeben', secret), validMinutes: 60 },
        dedupeKey: `password-reset:${secret.slice(0, 16)}`,
      });
      return found;
    });
    if (asked.ok) return linkSentPage(frame);
    return shownAgain(forgottenPage(frame, given.email, sentencesByField([asked.refusal])));
  }

  @Get('passwort-vergeben/:secret')
  async showLink(@Param('secret') secret: string, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return setPasswordPage(frame, { secret, ...(await this.ownerOf(secret)) }, {});
  }

  @Post('passwort-vergeben/:secret')
  async setPassword(
    @Param('secret') secret: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const owner = await this.ownerOf(secret);
    const set = await this.withSamePasswords(form, (password) =>
      this.database.transaction(SYSTEM_ACTOR, (tx) => setPasswordByLink(tx, secret, password, this.realTime.now())),
    );
    if (set.ok) return seeOther('/anmelden');
    return shownAgain(setPasswordPage(frame, { secret, ...owner }, sentencesByField([set.refusal])));
  }

  @Get('erste-einrichtung/:secret')
  async showFirst(@Param('secret') secret: string, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const link = await this.openLink(secret);
    if (link.purpose !== 'FIRST_ADMINISTRATOR') throw new NotFoundException();
    return firstAdministratorPage(frame, { secret, name: '', email: '' }, {});
  }

  @Post('erste-einrichtung/:secret')
  async setUpFirst(
    @Param('secret') secret: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const person = { name: form.text('name'), email: form.text('email') };
    const opened = await this.withSamePasswords(form, (password) =>
      this.database.transaction(SYSTEM_ACTOR, (tx) =>
        setUpFirstAdministrator(tx, secret, { ...person, password }, this.realTime.now()),
      ),
    );
    if (opened.ok) return seeOther('/anmelden');
    return shownAgain(firstAdministratorPage(frame, { secret, ...person }, sentencesByField([opened.refusal])));
  }

  private async withSamePasswords<T>(
    form: FormBody,
    act: (password: string) => Promise<Result<T>>,
  ): Promise<Result<T, Refusal>> {
    const password = form.raw('password');
    if (password !== form.raw('passwordAgain')) return refuse('passwords-differ', {}, '/passwordAgain');
    return act(password);
  }

  private async openLink(secret: string): Promise<OpenLink> {
    const link = await this.database.read(SYSTEM_ACTOR, (tx) => findLink(tx, secret, this.realTime.now()));
    return link ?? accepted<OpenLink>(refuse('link-not-valid'));
  }

  private async ownerOf(secret: string): Promise<{ name: string; email: string }> {
    const { account } = await this.openLink(secret);
    return account ?? accepted<{ name: string; email: string }>(refuse('link-not-valid'));
  }

  private address(page: string, secret: string): string {
    return new URL(`/${page}/${secret}`, this.settings.publicUrl).href;
  }
}
