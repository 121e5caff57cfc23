import { CalendarDate } from '#kernel';
import type { ConceptKind, ConceptPhase, MeasureAction } from '#network';

export interface DemoConcept {
  readonly title: string;
  readonly kind: ConceptKind;
  readonly responsible: string;
  readonly districtAgs: string | null;
  readonly phase: ConceptPhase | null;
  readonly resolution: { readonly body: string; readonly on: CalendarDate; readonly reference: string } | null;
  readonly source: string;
  /** Field of action -> its measures; titles of measures are examples. */
  readonly fields: Readonly<Record<string, readonly DemoMeasure[]>>;
}

type DemoMeasure = readonly [title: string, responsible: string, partners: string, steps: readonly MeasureAction[]];

const RUNNING: readonly MeasureAction[] = ['begin'];
const DONE: readonly MeasureAction[] = ['begin', 'finish'];

export const CONCEPTS: readonly DemoConcept[] = [
  {
    title: 'Integriertes Handlungskonzept gegen Rechtsextremismus und Rassismus (IntHK REX)',
    kind: 'STATE',
    responsible: 'Landesregierung, koordiniert von der LKS',
    districtAgs: null,
    phase: null,
    resolution: null,
    source: 'land.nrw 14.07.2016 (166 Maßnahmen); die Maßnahmen hier sind Beispiele der Demonstration',
    fields: {
      Beratung: [
        ['Mobile Beratung in allen fünf Regierungsbezirken', 'LKS', 'fünf Träger', DONE],
        ['Opferberatung im Rheinland und in Westfalen', 'LKS', 'zwei Träger', DONE],
        ['Ausstieg und Distanzierung begleiten', 'LKS', 'NinA NRW', RUNNING],
      ],
      'Kommunen stärken': [
        ['NRWeltoffen: örtliche Handlungskonzepte', 'LKS', 'Kreise und kreisfreie Städte', RUNNING],
        ['Vernetzungstreffen der Partnerschaften', 'LKS', 'Partnerschaften für Demokratie', RUNNING],
        ['Handreichung für Vermietung öffentlicher Räume', 'IM', 'Kommunen', []],
      ],
      'Bildung und Jugend': [
        ['Fortbildung von Lehrkräften', 'MSB', 'Schulen', RUNNING],
        ['Gedenkstättenfahrten', 'MKW', 'Landeszentrale', ['begin', 'suspend']],
      ],
    },
  },
  {
    title: 'Handlungskonzept Islamismusprävention der IMAG',
    kind: 'INTERMINISTERIAL',
    responsible: 'IMAG Islamismusprävention',
    districtAgs: null,
    phase: null,
    resolution: null,
    source: 'Öffentliche Seite der IMAG; die Maßnahmen hier sind Beispiele der Demonstration',
    fields: {
      'Prävention vor Ort': [
        ['Wegweiser an allen Standorten', 'IM', 'örtliche Träger, Ostbelgien', RUNNING],
        ['Handlungssicherheit in der Jugendhilfe', 'MKJFGFI', 'Jugendämter', RUNNING],
      ],
      'Forschung und Austausch': [
        ['Forschungsnetzwerk CoRE NRW', 'MKW', 'Hochschulen', RUNNING],
        ['Austausch im Radicalisation Awareness Network', 'StK', 'RAN', []],
      ],
      Justiz: [['Prävention im Vollzug', 'JM', 'Justizvollzug', RUNNING]],
    },
  },
  {
    title: 'Handlungskonzept für Vielfalt im Kreis Düren',
    kind: 'LOCAL',
    responsible: 'Kreis Düren',
    districtAgs: '05358',
    phase: 'IMPLEMENTATION',
    resolution: { body: 'Kreistag', on: CalendarDate.of(2025, 6, 24), reference: 'Vorlage 112/25' },
    source: 'Demonstration, erfunden',
    fields: {
      Verwaltung: [['Leitbild und Fortbildung', 'Kreis Düren', 'Städte und Gemeinden', DONE]],
      'Schule und Jugend': [['Projekttage an Berufskollegs', 'Kreis Düren', 'Berufskollegs', RUNNING]],
    },
  },
  {
    title: 'Lippe bleibt offen: Handlungskonzept in Entwicklung',
    kind: 'LOCAL',
    responsible: 'Kreis Lippe',
    districtAgs: '05766',
    phase: 'DEVELOPMENT',
    resolution: null,
    source: 'Demonstration, erfunden',
    fields: { Bestandsaufnahme: [['Befragung von Vereinen', 'Kreis Lippe', 'Vereine', RUNNING]] },
  },
];

/** Findings linked to the measure of that title; titles and texts are invented. */
export const FINDINGS = [
  {
    title: 'Wie örtliche Handlungskonzepte wirken (Beispiel)',
    publisher: 'CoRE NRW',
    publishedYear: 2025,
    phenomenon: 'RIGHT',
    summary: 'Ein erfundener Überblick: Konzepte tragen, wenn Politik und Vereine sie gemeinsam beschließen.',
    measure: 'NRWeltoffen: örtliche Handlungskonzepte',
  },
  {
    title: 'Jugendliche und islamistische Ansprache im Netz (Beispiel)',
    publisher: 'CoRE NRW',
    publishedYear: 2026,
    phenomenon: 'ISLAMISM',
    summary: 'Ein erfundener Überblick über Wege der Ansprache und was Beratungsstellen daraus lernen.',
    measure: 'Wegweiser an allen Standorten',
  },
] as const;
