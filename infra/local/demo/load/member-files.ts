import type { ObjectStore } from '#platform/objects/object-store.ts';
import { fileKey } from '#functions/files/uploads.ts';
import type { VolunteerFiles } from '#functions/volunteers/volunteer.repository.ts';
import type { StoredFile } from '#shared/contract/common.ts';
import type { Member } from '../city/member.ts';
import { bookCover, sheet } from '../pictures/paper.ts';
import { portrait } from '../pictures/portrait.ts';
import { demoId } from '../random.ts';

/** Pictures on their way into the object store. */
export interface FileWriter {
	/** The record of a file; its bytes follow when somebody wants them. */
	keep(fileId: string, name: string, draw: () => Uint8Array): StoredFile;
	finish(): Promise<number>;
}

const writesAtOnce = 8;

export function fileWriter(objects: Pick<ObjectStore, 'write'>): FileWriter {
	const waiting: { key: string; bytes: Uint8Array }[] = [];
	async function writeNext(): Promise<void> {
		for (let file = waiting.pop(); file; file = waiting.pop()) {
			await objects.write(file.key, file.bytes, 'image/png');
		}
	}
	return {
		keep(fileId, name, draw) {
			const bytes = draw();
			waiting.push({ key: fileKey(fileId), bytes });
			return { fileId, name, size: bytes.length, contentType: 'image/png' };
		},
		async finish() {
			const count = waiting.length;
			await Promise.all(Array.from({ length: writesAtOnce }, writeNext));
			return count;
		},
	};
}

/** Photo, book cover and consent of a member (V-10). */
export function memberFiles(member: Member, files: FileWriter): VolunteerFiles {
	const { index, person, career, photo, bookCover: cover, places } = member;
	const id = (slot: string) => demoId(career.joinedOn, 'file', slot, index);
	return {
		...(photo && { photo: files.keep(id('photo'), '大頭照.png', () => memberPortrait(member)) }),
		...(cover && {
			bookCover: files.keep(id('cover'), '紀錄冊封面.png', () => bookCover(places.unit.category)),
		}),
		...(person.isMinor && {
			parentalConsent: files.keep(id('consent'), '家長同意書.png', () => sheet('consent')),
		}),
	};
}

export function memberPortrait({ index, person }: Member): Uint8Array {
	return portrait({ index, sex: person.base.sex, age: person.age });
}

/** 結業證書 of one course. */
export function certificateFile(member: Member, place: number, files: FileWriter): StoredFile {
	const fileId = demoId(member.career.joinedOn, 'file', 'certificate', member.index, place);
	return files.keep(fileId, '結業證書.png', () => sheet('certificate'));
}

/** A scanned paper with a signature or a stamp: a consent, a performance certificate. */
export function signedSheet(member: Member, place: number | 'performance', files: FileWriter): StoredFile {
	const fileId = demoId(member.career.joinedOn, 'file', 'signed', member.index, place);
	return place === 'performance'
		? files.keep(fileId, '服務績效證明書（用印）.png', () => sheet('certificate'))
		: files.keep(fileId, '個資使用聲明書.png', () => sheet('consent'));
}
