import { DomainError } from '#platform/errors.ts';
import type { FieldError } from '#shared/contract/problem.ts';
import { volunteerFieldLabel } from '#shared/domain/volunteers/base-changes.ts';
import type { Volunteer } from './volunteer.repository.ts';

const bookFields = ['recordBookIssuer', 'recordBookIssuedOn'] as const;

/**
 * Base data as they may be written: 紀錄冊發給單位 and 發冊日期 are typed until a book is issued or taken over; from then on
 * they are the book's (F-16), and a form that says otherwise is refused.
 */
export function underIssuedBook(
	{ recordBookNumber, base: stored }: Pick<Volunteer, 'recordBookNumber' | 'base'>,
	typed: Volunteer['base'],
): Volunteer['base'] {
	if (recordBookNumber === undefined) return typed;
	const errors = bookFields.flatMap((field): FieldError[] => {
		const told = typed[field];
		if (!told || told === stored[field]) return [];
		return [
			{ field, label: volunteerFieldLabel(field), message: '紀錄冊已核發，此欄位以紀錄冊為準，不可修改' },
		];
	});
	if (errors.length > 0) throw new DomainError('volunteer.book-issued', { errors });
	const { recordBookIssuer, recordBookIssuedOn } = stored;
	return {
		...typed,
		...(recordBookIssuer && { recordBookIssuer }),
		...(recordBookIssuedOn && { recordBookIssuedOn }),
	};
}
