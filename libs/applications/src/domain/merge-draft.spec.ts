import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeDraft } from './merge-draft.js';

const base = { 'project.title': 'Alt', 'project.place': 'Düren' };

describe('two people on one draft', () => {
  it('both keep what they wrote in different fields', () => {
    const merged = mergeDraft(base, { ...base, 'project.place': 'Jülich' }, { 'project.title': 'Neu' });
    expect(merged).toEqual({
      fields: { 'project.title': 'Neu', 'project.place': 'Jülich' },
      conflicts: [],
      hasChanged: true,
    });
  });

  it('are both told when they changed one field differently; the stored text stays', () => {
    const merged = mergeDraft(base, { ...base, 'project.title': 'Ihres' }, { 'project.title': 'Meines' });
    expect(merged.fields['project.title']).toBe('Ihres');
    expect(merged.conflicts).toEqual([{ field: 'project.title', before: 'Alt', mine: 'Meines', theirs: 'Ihres' }]);
  });

  it('do not disturb each other by writing the same', () => {
    expect(mergeDraft(base, { ...base, 'project.title': 'Neu' }, { 'project.title': 'Neu' })).toMatchObject({
      conflicts: [],
      hasChanged: false,
    });
  });

  it('can remove a field that nobody else has touched, and are told where somebody has', () => {
    expect(mergeDraft(base, base, { 'project.place': null })).toEqual({
      fields: { 'project.title': 'Alt' },
      conflicts: [],
      hasChanged: true,
    });
    expect(mergeDraft(base, { ...base, 'project.place': 'Jülich' }, { 'project.place': null }).conflicts).toHaveLength(
      1,
    );
  });

  it('remove an emptied field for good', () => {
    const stored = { 'cost.b0001.description': '' };
    expect(mergeDraft(stored, stored, { 'cost.b0001.description': null })).toEqual({
      fields: {},
      conflicts: [],
      hasChanged: true,
    });
  });

  it('never lose a text: what was typed is stored or reported, and what others stored stays unless it was seen', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const text = fc.constantFrom('', 'eins', 'zwei', 'drei');
    const draft = fc.dictionary(name, text);
    const typed = fc.dictionary(name, fc.option(text, { nil: null }));
    fc.assert(
      fc.property(draft, draft, typed, (before, stored, entries) => {
        const { fields, conflicts } = mergeDraft(before, stored, entries);
        for (const [field, entry] of Object.entries(entries)) {
          const isUnchanged = (entry ?? '') === (before[field] ?? '');
          const isStored = (fields[field] ?? '') === (entry ?? '');
          const isReported = conflicts.some((conflict) => conflict.field === field && conflict.mine === (entry ?? ''));
          expect(isStored || isReported || isUnchanged).toBe(true);
        }
        for (const [field, theirs] of Object.entries(stored)) {
          const wasSeen = (before[field] ?? '') === theirs;
          if (!wasSeen && theirs !== (entries[field] ?? '')) expect(fields[field]).toBe(theirs);
        }
      }),
    );
  });
});
