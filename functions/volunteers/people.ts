import type { Platform } from '#platform/container.ts';
import { nationalIdClaim, volunteerRepository, type Volunteer } from './volunteer.repository.ts';

/** A person as other domains know them, beyond any scope: for sign-in, mails and the person's own pages. */
export interface Person {
	volunteerId: string;
	name: string;
	/** ISO date. */
	birthDate: string;
	email: string;
	/** First five characters and 「*****」 (S-17). */
	maskedNationalId: string;
}

export interface People {
	/** By normalised full ID number. */
	findByNationalId(nationalId: string): Promise<Person | undefined>;
	get(volunteerId: string): Promise<Person | undefined>;
}

function toPerson({ volunteerId, base, nationalIdMasked }: Volunteer): Person {
	return {
		volunteerId,
		name: base.name,
		birthDate: base.birthDate,
		email: base.email,
		maskedNationalId: nationalIdMasked,
	};
}

export function peopleOf({
	table,
	uniqueness,
	cipher,
}: Pick<Platform, 'table' | 'uniqueness' | 'cipher'>): People {
	const volunteers = volunteerRepository(table);
	async function get(volunteerId: string): Promise<Person | undefined> {
		const volunteer = await volunteers.get(volunteerId);
		return volunteer && toPerson(volunteer);
	}
	return {
		get,
		async findByNationalId(nationalId) {
			const volunteerId = await uniqueness.find(nationalIdClaim, cipher.lookupHash(nationalId));
			return volunteerId === undefined ? undefined : get(volunteerId);
		},
	};
}
