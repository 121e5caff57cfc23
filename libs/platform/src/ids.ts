import { v7, validate } from 'uuid';

/** A new id, ordered by time so that indexes stay compact. */
export const newId = (): string => v7();

export const isId = (text: string): boolean => validate(text);
