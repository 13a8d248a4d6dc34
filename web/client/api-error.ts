import type { ErrorCode } from '#shared/contract/errors.ts';
import type { FieldError, Problem } from '#shared/contract/problem.ts';

/** Codes of the catalogue, and the two faults that happen before an answer can be read. */
export type ApiErrorCode = ErrorCode | 'client.network' | 'client.unreadable';

/** An answer that is not a success, as the person reads it: `message` is the detail, or else the title. */
export class ApiError extends Error {
	override readonly name = 'ApiError';
	readonly code: ApiErrorCode;
	/** 0 when there was no answer at all. */
	readonly status: number;
	readonly title: string;
	readonly detail: string | undefined;
	readonly errors: readonly FieldError[];
	/** For the help desk. */
	readonly requestId: string | undefined;

	constructor(
		problem: {
			code: ApiErrorCode;
			status: number;
			title: string;
			detail?: string;
			errors?: readonly FieldError[];
			requestId?: string;
		},
		options?: ErrorOptions,
	) {
		super(problem.detail ?? problem.title, options);
		this.code = problem.code;
		this.status = problem.status;
		this.title = problem.title;
		this.detail = problem.detail;
		this.errors = problem.errors ?? [];
		this.requestId = problem.requestId;
	}
}

export function networkError(cause: unknown): ApiError {
	return new ApiError(
		{ code: 'client.network', status: 0, title: '無法連線，請檢查網路後再試一次' },
		{ cause },
	);
}

/** Reads problem details; what is not one (a proxy's page) becomes a plain failure with its status. */
export async function apiErrorOf(response: Response): Promise<ApiError> {
	const body: unknown = await response.json().catch(() => undefined);
	if (isProblem(body)) return new ApiError({ ...body, code: body.code as ErrorCode });
	const title = response.status >= 500 ? '系統忙碌中，請稍後再試' : '無法完成要求，請重新整理後再試';
	return new ApiError({ code: 'client.unreadable', status: response.status, title });
}

// By hand: the whole of zod for one shape would be the largest part of this client.
function isProblem(body: unknown): body is Problem {
	if (typeof body !== 'object' || body === null) return false;
	const { code, status, title } = body as Partial<Record<string, unknown>>;
	return typeof code === 'string' && typeof status === 'number' && typeof title === 'string';
}
