import PDFDocument from 'pdfkit';
import { CalendarDate, type Actor } from '#kernel';
import { newId, type Database, type FileStore } from '#platform';
import type { DemoCase } from './demo-case.js';

const LABELS: Readonly<Record<string, string>> = {
  MASSNAHMENPLAN: 'Maßnahmenplan mit Indikatoren',
  EIGENANTEIL: 'Bestätigung des Eigenanteils',
  KONZEPT: 'Handlungskonzept mit Beschluss',
  WEITERLEITUNGSVERTRAG: 'Entwurf des Weiterleitungsvertrags',
  HANDLUNGSKONZEPT: 'Örtliches Handlungskonzept mit Zielen',
};

/** The documents that the programme demands for this case. */
export function documentsOf({ programme, phase, plan }: DemoCase): string[] {
  if (programme === 'DEMOKRATIE_LEBEN') return ['HANDLUNGSKONZEPT'];
  const kinds = ['MASSNAHMENPLAN', 'EIGENANTEIL'];
  if (phase !== 'ENTWICKLUNG') kinds.push('KONZEPT');
  if (plan.costs.some(({ category }) => category === 'WEITERLEITUNG')) kinds.push('WEITERLEITUNGSVERTRAG');
  return kinds;
}

/** Attaches one small PDF per kind; the bytes lie in the file store. */
export async function attachDocuments(
  database: Database,
  files: FileStore,
  actor: Actor,
  applicationId: string,
  { kinds, district, title }: { readonly kinds: readonly string[]; readonly district: string; readonly title: string },
): Promise<void> {
  for (const kind of kinds) {
    await database.transaction(actor, async (tx) => {
      const bytes = await documentPdf(LABELS[kind] ?? kind, district, title, tx.now);
      const sha256 = await files.put(bytes);
      const fileName = `${(LABELS[kind] ?? kind).replaceAll(' ', '-')}.pdf`;
      await tx.query(
        `INSERT INTO applications.attachment (id, application_id, organisation_id, document_kind, file_name, media_type,
           size_bytes, sha256, uploaded_by, uploaded_by_name, uploaded_at)
         VALUES ($1, $2, $3, $4, $5, 'application/pdf', $6, $7, $8, $9, $10)`,
        [
          ...[newId(), applicationId, actor.organisationId, kind, fileName, bytes.length, sha256],
          ...[actor.accountId, actor.name, tx.now],
        ],
      );
    });
  }
}

/** One page that says what it would be in real life. */
async function documentPdf(label: string, district: string, title: string, at: Date): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 70,
    lang: 'de-DE',
    info: { Title: label, Author: district, CreationDate: at, ModDate: at },
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.once('end', resolve));
  document.font('Helvetica-Bold').fontSize(18).text(label).moveDown(0.5);
  document
    .font('Helvetica')
    .fontSize(11)
    .text(`${district}, ${CalendarDate.inBerlin(at).toGerman()}`)
    .moveDown();
  document.text(`Vorhaben: ${title}`).moveDown();
  document.text('Beispieldokument der Demo. Alle Vorhaben, Beträge und Namen sind erfunden.');
  document.end();
  await ended;
  return Buffer.concat(parts);
}
