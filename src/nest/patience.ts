/**
 * How long a slow client is waited for, the same at every door, milliseconds: headers within 10 s, a whole request within 30 s, idle
 * connections for 65 s (longer than a balancer keeps them). Node looks for the overdue at the interval.
 */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
} as const;
