/** What is kept of a case while it is open. */
export const KEPT: readonly string[] = ['GET /counter/cases/{id}', 'GET /counter/cases/{id}/close'];

/** Doors that hand out nothing of a licence, by why not. Every door stands here or among the calls that tell; what stands here records no read. */
export const WITHOUT_DATA: Readonly<Record<string, readonly string[]>> = {
  'is for everybody, and about nobody': [
    'GET /', 'GET /assets/{name}', 'GET /docs', 'GET /healthz', 'GET /items', 'GET /items/{code}', 'GET /openapi.json', 'GET /readyz', 'GET /v', 'GET /v/types/{code}/{version}', 'GET /trust-list',
    'GET /v1/licence-types', 'GET /v1/licence-types/{code}', 'GET /v1/service-items', 'GET /v1/service-items/{code}', 'POST /sandbox/clients',
  ],
  'tells states by places that say nothing of whose they are': ['GET /status-lists/{list}'],
  'proves with salted digests': [
    'GET /ledger/acts/proofs/{leafHash}', 'GET /ledger/acts/tile/{path}', 'GET /ledger/reads/delayed', 'GET /ledger/{log}/checkpoint', 'GET /ledger/{log}/consistency', 'GET /ledger/{log}/key',
  ],
  'lets people in and out': ['GET /oidc/interaction/{uid}', 'POST /oidc/interaction/{uid}', 'GET /sign-in', 'GET /sign-in/callback', 'POST /sign-out'],
  'keeps the catalogue': ['POST /v1/licence-types', 'POST /v1/licence-types/{code}/retire', 'POST /v1/service-items', 'POST /v1/service-items/trial'],
  'decides who may read, and reads nothing': [
    'GET /v1/access-applications', 'GET /v1/access-applications/{id}', 'POST /v1/access-applications', 'POST /v1/access-applications/{id}/grant', 'POST /v1/access-applications/{id}/refuse',
    'GET /console', 'GET /console/applications/{id}', 'GET /console/apply', 'POST /console/applications/{id}/grant', 'POST /console/applications/{id}/refuse', 'POST /console/apply',
  ],
  'is the issuing department’s own act, told to itself': [
    'POST /v1/licences', 'GET /v1/licences/{identifier}', 'POST /v1/licences/{identifier}/suspend', 'POST /v1/licences/{identifier}/resume', 'POST /v1/licences/{identifier}/revoke',
  ],
  'tells what was read, not what was in it': [
    'GET /phone/reads', 'GET /phone/reads.json', 'GET /phone/reads/{id}/proof', 'POST /phone/reads/{id}/objection', 'POST /phone/objections/{id}/withdraw',
    'GET /v1/objections', 'POST /v1/objections/{id}/answer', 'GET /console/objections', 'POST /console/objections/{id}/answer',
  ],
  'gives or takes a permission, and opens no licence': [
    'POST /v1/recognition/consents', 'GET /v1/recognition/consents/{consent}', 'GET /phone/consents', 'POST /phone/consents/{consent}/approve', 'POST /phone/consents/{consent}/refuse',
    'POST /phone/entrustments/{entrustment}/revoke', 'GET /phone/use-code', 'POST /phone/use-code', 'GET /counter/cases/{id}/consents', 'POST /counter/cases/{id}/ask',
  ],
  'shows the officer who was told what the steps of a case have told, each recorded when it was': KEPT,
  'leads through the counter': ['GET /counter', 'GET /counter/cases/{id}/{step}', 'GET /counter/items', 'POST /counter/items', 'POST /counter/cases/{id}/close'],
};
