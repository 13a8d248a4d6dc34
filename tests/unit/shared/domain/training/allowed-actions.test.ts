import { describe, expect, it } from 'vitest';
import { trainingActionsOf, type TrainingStanding } from '#shared/domain/training/allowed-actions.ts';

const stranger: TrainingStanding = {
	isRegistrar: false,
	isReliedOn: false,
	isFromPaper: false,
	hasCertificate: false,
	isOwnMember: true,
};

describe('[E-46] what may be done with a training record', () => {
	it.each([
		['the registering unit', { isRegistrar: true }, ['edit', 'certify', 'delete']],
		['the registering unit, under a book', { isRegistrar: true, isReliedOn: true }, ['annotate', 'certify']],
		['another unit', {}, []],
		['the unit of a person taken over from paper', { isFromPaper: true, isReliedOn: true }, ['complete']],
		['the same, with a certificate', { isFromPaper: true, hasCertificate: true }, []],
		['the unit that the person has left', { isFromPaper: true, isOwnMember: false }, []],
	] as const)('by %s', (_who, standing, actions) => {
		expect(trainingActionsOf({ ...stranger, ...standing })).toEqual(actions);
	});
});
