import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];

const ON_A_CASE: readonly string[] = [
  'getApplication',
  'changeDraft',
  'submit',
  'withdraw',
  'start-formal-check',
  'request-info',
  'answer-info-request',
  'complete-formal-check',
  'prepare-decision',
  'send-to-review',
  'confirm-review',
  'return-decision',
  'sign',
  'writeMessage',
];

interface Source {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly status: string;
  readonly targets: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

const ID = { id: '$response.body#/id' };

const SOURCES: readonly Source[] = [
  { path: '/api/v1/applications', method: 'post', status: '201', targets: ON_A_CASE, parameters: ID },
  {
    path: '/api/v1/applications',
    method: 'get',
    status: '200',
    targets: ON_A_CASE,
    parameters: { id: '$response.body#/applications/0/id' },
  },
  {
    path: '/api/v1/awards',
    method: 'get',
    status: '200',
    targets: ['getAward'],
    parameters: { id: '$response.body#/awards/0/id' },
  },
  {
    path: '/api/v1/awards/{id}',
    method: 'get',
    status: '200',
    targets: ['getNotice', 'getNoticePdf'],
    parameters: { id: '$response.body#/noticeId' },
  },
];

/** Where the id of one answer leads: for readers, and for programs that try whole sequences of calls. */
export function addLinks(paths: Paths): void {
  const known = new Set(
    Object.values(paths).flatMap((item) => [item.get, item.post, item.patch].map((each) => each?.operationId)),
  );
  for (const { path, method, status, targets, parameters } of SOURCES) {
    const answer = paths[path]?.[method]?.responses[status];
    if (!answer || '$ref' in answer) continue;
    answer.links = Object.fromEntries(
      targets.filter((target) => known.has(target)).map((target) => [target, { operationId: target, parameters }]),
    );
  }
}
