import type { FieldError } from '@breach-alerts/contracts'

export type ProblemOptions = {
  /** Last part of `type`, for programs: lower-case words with hyphens. Default: by status. */
  code?: string
  errors?: readonly FieldError[]
  headers?: Readonly<Record<string, string>>
  /** Further members of the body, such as `duties`. */
  extra?: Readonly<Record<string, unknown>>
  cause?: unknown
}

/** Thrown by a route to answer with problem details. `detail` and messages name rules and fields, never what was sent. */
export class ProblemError extends Error {
  readonly code = 'PROBLEM'
  readonly status: number
  readonly options: ProblemOptions
  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause })
    this.name = 'ProblemError'
    this.status = status
    this.options = options
  }
}

const titles: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['bad-request', 'The request is not right'],
  401: ['unauthenticated', 'Sign in first'],
  403: ['forbidden', 'Not allowed'],
  404: ['not-found', 'Not found'],
  405: ['method-not-allowed', 'Method not allowed'],
  406: ['not-acceptable', 'No representation of that kind'],
  408: ['timeout', 'The request took too long to arrive'],
  409: ['conflict', 'It conflicts with what is held'],
  413: ['too-large', 'Too large'],
  414: ['uri-too-long', 'The address is too long'],
  415: ['unsupported-media-type', 'Not a media type that is read here'],
  429: ['too-many-requests', 'Too many requests'],
  431: ['headers-too-large', 'The headers are too large'],
  500: ['internal-error', 'Something went wrong here'],
  503: ['unavailable', 'Not available at the moment'],
}

export const problemMediaType = 'application/problem+json'

/** RFC 9457 body of a problem. */
export const problemBody = (status: number, detail: string, options: ProblemOptions = {}): Record<string, unknown> => {
  const [code, title] = titles[status] ?? ['problem', 'The request failed']
  return {
    type: `urn:breach-alerts:problem:${options.code ?? code}`,
    title,
    status,
    detail,
    errors: options.errors ?? [],
    ...options.extra,
  }
}

/** 400 that names every bad field. */
export const badRequest = (errors: readonly FieldError[], detail = 'See errors for every bad field.'): ProblemError =>
  new ProblemError(400, detail, { errors })
