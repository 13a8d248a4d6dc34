import {
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	truncateSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What is known of one task: `attempt` counts the calls of one execution, so that a replay meets them in order. */
export type JournalEntry =
	| { type: 'started'; at: number; input: string }
	| { type: 'token'; attempt: number; token: string }
	/** Called once more after a restart: the process had ended before the call did. */
	| { type: 'resumed'; attempt: number }
	/** The Lambda that was to keep the token has returned; it is not called again. */
	| { type: 'invoked'; attempt: number }
	| { type: 'result'; attempt: number; output: string }
	| { type: 'failed'; attempt: number; error: string; cause: string }
	| {
			type: 'ended';
			at: number;
			status: 'SUCCEEDED' | 'FAILED';
			output?: string;
			error?: string;
			cause?: string;
	  };

export interface Journal {
	append(name: string, entry: JournalEntry): void;
	/** Every execution on disk with its entries, oldest first. */
	load(): { name: string; entries: JournalEntry[] }[];
}

const extension = '.jsonl';

function syncDirectory(directory: string): void {
	const handle = openSync(directory, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/**
 * One file for each execution, one line for each fact. Writing is synchronous on purpose: an entry is on the disk
 * before the next statement runs, so nothing is ever answered that a kill could undo, and entries cannot overtake
 * each other.
 */
export function openJournal(directory: string): Journal {
	mkdirSync(directory, { recursive: true });
	const pathOf = (name: string) => join(directory, `${name}${extension}`);

	function readEntries(name: string): JournalEntry[] {
		const text = readFileSync(pathOf(name), 'utf8');
		const end = text.lastIndexOf('\n') + 1;
		// A kill in the middle of a write leaves half a line. It was never acknowledged, and must go before
		// the next entry is appended to it.
		if (end < text.length) truncateSync(pathOf(name), Buffer.byteLength(text.slice(0, end)));
		return text
			.slice(0, end)
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line) as JournalEntry);
	}

	return {
		append(name, entry) {
			const handle = openSync(pathOf(name), 'a');
			try {
				writeSync(handle, `${JSON.stringify(entry)}\n`);
				fsyncSync(handle);
			} finally {
				closeSync(handle);
			}
			if (entry.type === 'started') syncDirectory(directory);
		},
		load() {
			return readdirSync(directory)
				.filter((file) => file.endsWith(extension))
				.map((file) => file.slice(0, -extension.length))
				.map((name) => ({ name, entries: readEntries(name) }))
				.filter(({ entries }) => entries[0]?.type === 'started')
				.sort((one, other) => startedAt(one.entries) - startedAt(other.entries));
		},
	};
}

function startedAt(entries: JournalEntry[]): number {
	return entries[0]?.type === 'started' ? entries[0].at : 0;
}
