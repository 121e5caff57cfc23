import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import { holidaysOfLand, wordsOfLaw, type HolidayCalendar, type LandNorms } from '#funding-law';
import { CalendarDate, DEFAULT_LAND, OFFICES, type Office } from '#kernel';
import { visitOf, type Visit } from './visit.js';

const running = new AsyncLocalStorage<Request>();

/** Lets every word of an answer know whose visit it belongs to. */
export function withinVisit(request: Request, _: Response, next: NextFunction): void {
  running.run(request, next);
}

function visitNow(): Visit | undefined {
  const request = running.getStore();
  return request ? visitOf(request) : undefined;
}

/** The Land of the person who reads the answer; the installation's own for visitors; empty where nothing is known. */
export function landOfVisit(): string {
  const visit = visitNow();
  return visit ? (visit.actor?.land ?? DEFAULT_LAND) : '';
}

/** The days off of the reader's Land; those of the installation where nothing is known. */
export const holidaysOfVisit = (): HolidayCalendar => holidaysOfLand(landOfVisit() || DEFAULT_LAND);

/** What the Land of the reader cites today, for words on pages; names that belong to no Land where nothing is known. */
export function law(): LandNorms {
  return wordsOfLaw(landOfVisit(), visitNow()?.today ?? CalendarDate.of(2026, 1, 1));
}

const SOME_OFFICE = { name: 'Bewilligungsbehörde', short: 'Bewilligungsbehörde' };

/** How pages name the office that the reader deals with. */
export const office = (): Pick<Office, 'name' | 'short'> => OFFICES[landOfVisit()] ?? SOME_OFFICE;
