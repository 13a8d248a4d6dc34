import { errorCatalog, errorStatus, type ErrorCode } from '#shared/contract/errors.ts';
import type { FieldError } from '#shared/contract/problem.ts';

interface DomainErrorOptions {
	/** A zh-Hant sentence with the facts of this case; the catalogue's title otherwise stands alone. */
	detail?: string;
	errors?: FieldError[];
	cause?: unknown;
}

/**
 * A refusal that the caller is meant to see. Everything else that is thrown is a fault: logged, and answered as
 * `internal` with only a request id.
 *
 * @example throw new DomainError('volunteer.duplicate-in-unit', { errors: [{ field: 'nationalId', message: '…' }] });
 */
export class DomainError extends Error {
	override readonly name = 'DomainError';
	readonly code: ErrorCode;
	readonly detail: string | undefined;
	readonly errors: FieldError[] | undefined;

	constructor(code: ErrorCode, options: DomainErrorOptions = {}) {
		super(`${code}: ${options.detail ?? errorCatalog[code].title}`, { cause: options.cause });
		this.code = code;
		this.detail = options.detail;
		this.errors = options.errors;
	}

	get status(): number {
		return errorStatus[errorCatalog[this.code].kind];
	}

	get title(): string {
		return errorCatalog[this.code].title;
	}
}
