import type { Change } from '#platform/data/transaction.ts';
import {
	certificateRepository,
	type CertificateItem,
} from '#functions/certificates/certificate.repository.ts';
import { certificateClaim, certificateIdentity } from '#functions/certificates/maintain-certificates.ts';
import { awardCountChanges } from '#functions/volunteers/awards/award-counts.ts';
import { awardRepository, type StoredAward } from '#functions/volunteers/awards/award.repository.ts';
import { awardClaim, awardIdentity } from '#functions/volunteers/awards/maintain-awards.ts';
import { consentActRepository } from '#functions/volunteers/consents/consent-act.repository.ts';
import { noteRepository } from '#functions/volunteers/notes/note.repository.ts';
import type { Volunteer } from '#functions/volunteers/volunteer.repository.ts';
import { certificateRemarks } from '#shared/codes/certificate-remarks.ts';
import {
	certificateConditions,
	serviceStanding,
} from '#shared/domain/certificates/certificate-conditions.ts';
import { addDays, type IsoDate } from '#shared/values/iso-date.ts';
import { consentsOf } from '../city/consents.ts';
import type { Member } from '../city/member.ts';
import { demoAsOf } from '../city/person.ts';
import { chanceOf, demoId, officeTime } from '../random.ts';
import { demoVolunteerIndex } from '../logins.ts';
import { signedSheet } from './member-files.ts';
import { effectiveEntries, memberEntries } from './member-hours.ts';
import type { PeopleSurroundings } from './stored-people.ts';

const earlier = (one: IsoDate, other: IsoDate) => (one < other ? one : other);
const never = () => new Error('a bulk load refuses nothing');

/** Awards, notes, consents and performance certificates of a member. */
export function memberRecord({ platform, tree, registrarOf, files }: PeopleSurroundings) {
	const { table, counters, uniqueness } = platform;
	const awards = awardRepository(table);
	const notes = noteRepository(table);
	const consents = consentActRepository(table);
	const certificates = certificateRepository(table);

	function awardChanges({ index, career, places }: Member, volunteer: Volunteer): Change[] {
		const { unit } = places;
		return career.awards.flatMap((award, place) => {
			const stored: StoredAward = {
				...award,
				volunteerId: volunteer.volunteerId,
				awardId: demoId(`${award.rocYear + 1911}-07-31`, 'award', index, place),
				volunteerName: volunteer.base.name,
				nationalIdMasked: volunteer.nationalIdMasked,
				evidence: [],
				applicantId: unit.id,
				path: tree.path(unit.id),
				revision: 1,
			};
			return [
				awards.createChange(stored),
				uniqueness.claim(awardClaim, awardIdentity(stored), stored.awardId, never),
				...awardCountChanges(counters, stored.path, 1),
			];
		});
	}

	function noteChanges({ index, career: { note }, places: { unit } }: Member, volunteerId: string): Change[] {
		if (!note) return [];
		return [
			notes.createChange({
				...note,
				volunteerId,
				noteId: demoId(note.recordedOn, 'note', index),
				organizationId: unit.id,
				path: tree.path(unit.id),
				recordedBy: registrarOf(unit.id).name,
				revision: 1,
			}),
		];
	}

	function consentChanges(member: Member, { volunteerId, base }: Volunteer): Change[] {
		const { unit } = member.places;
		return consentsOf(member).map((consent, place) => {
			const online = consent.method === 'online';
			const scan = !online && consent.act === 'given' && files && signedSheet(member, place, files);
			return consents.createChange({
				...consent,
				volunteerId,
				place: place + 1,
				recordedAt: officeTime(consent.actedOn, chanceOf('consented', member.index, place)).toISOString(),
				recordedBy: online ? base.name : registrarOf(unit.id).name,
				...(!online && { organizationId: unit.id }),
				...(scan && { scan }),
			});
		});
	}

	function certificateChanges(member: Member, volunteer: Volunteer): Change[] {
		const { index, person, career, places } = member;
		const chance = chanceOf('performance', index);
		const counted = effectiveEntries(member, memberEntries(member, registrarOf));
		const all = { from: career.joinedOn, until: demoAsOf };
		const { firstDate, lastDate } = serviceStanding(counted, all);
		if (firstDate === undefined || lastDate === undefined) return [];
		const { tenths, months } = serviceStanding(counted, { from: firstDate, until: lastDate });
		const eligible = certificateConditions({ tenths, months }, demoAsOf).every(({ met }) => met);
		// That of the demo's volunteer waits for its stamp, so that there is one to edit.
		const waits = index === demoVolunteerIndex;
		if (!eligible || !(waits || chance.happens(0.15))) return [];
		const appliedOn = earlier(addDays(lastDate, chance.int(5, 30)), demoAsOf);
		const { unit } = places;
		const finished = files !== undefined && !waits && chance.happens(0.6);
		const { city = '', district = '', street = '' } = person.base.contactAddress;
		const certificate: CertificateItem = {
			volunteerId: volunteer.volunteerId,
			certificateId: demoId(appliedOn, 'performance', index),
			status: finished ? 'finished' : 'unfinished',
			volunteerName: volunteer.base.name,
			nationalIdMasked: volunteer.nationalIdMasked,
			englishName: person.base.englishName ?? 'VOLUNTEER',
			birthDate: person.base.birthDate,
			address: `${city}${district}${street}` || unit.name,
			preparedBy: registrarOf(unit.id).name,
			unitId: unit.id,
			path: tree.path(unit.id),
			issuer: unit.name,
			issuedOn: appliedOn,
			startDate: firstDate,
			endDate: lastDate,
			tenths,
			months,
			content: chance
				.sample(certificateRemarks, 2)
				.map(({ label }) => label)
				.join(''),
			appliedOn,
			...(finished && { stampedScan: signedSheet(member, 'performance', files) }),
			revision: finished ? 2 : 1,
		};
		return [
			certificates.createChange(certificate),
			uniqueness.claim(certificateClaim, certificateIdentity(certificate), certificate.certificateId, never),
		];
	}

	return (member: Member, volunteer: Volunteer): Change[] => [
		...awardChanges(member, volunteer),
		...noteChanges(member, volunteer.volunteerId),
		...consentChanges(member, volunteer),
		...certificateChanges(member, volunteer),
	];
}
