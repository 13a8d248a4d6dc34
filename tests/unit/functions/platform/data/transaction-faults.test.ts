import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { transactOn } from '#platform/data/transaction.ts';
import { awsFault, countedPauses, lostAnswer, mockedTable } from '#tests/support/aws-faults.ts';
import { refusalOf } from '#tests/support/refusal.ts';

function setup(faults: readonly Error[]) {
	const { table, service } = mockedTable();
	let request = 0;
	service.on(TransactWriteCommand).callsFake(() => {
		const fault = faults[request];
		request += 1;
		if (fault) throw fault;
		return {};
	});
	const { pause, attempts } = countedPauses();
	return {
		write: () => transactOn(table, pause)([{ item: {} }]),
		attempts,
		tokens: () =>
			service
				.commandCalls(TransactWriteCommand)
				.map(({ args: [command] }) => command.input.ClientRequestToken),
	};
}

const cancelled = (Code: string) =>
	new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: [{ Code }] });

describe('a transaction', () => {
	it.each([
		['whose answer was lost', lostAnswer()],
		['that is still under way', awsFault('TransactionInProgressException')],
		['that is throttled', awsFault('ProvisionedThroughputExceededException')],
		['of which one write is throttled', cancelled('ProvisionedThroughputExceeded')],
		['that meets another', cancelled('TransactionConflict')],
		['that met a fault of the service', awsFault('InternalServerError', 500)],
	])('%s is sent again with the token of the first time, so that it is written once', async (_, fault) => {
		const { write, tokens, attempts } = setup([fault, fault]);
		await write();
		expect(tokens()).toHaveLength(3);
		expect(new Set(tokens()).size).toBe(1);
		expect(tokens()[0]).toBeDefined();
		expect(attempts).toEqual([1, 2]);
	});

	it('has a token of its own', async () => {
		const { write, tokens } = setup([]);
		await write();
		await write();
		expect(new Set(tokens()).size).toBe(2);
	});

	it('is busy when no answer comes in eight tries', async () => {
		const { write, tokens } = setup(Array.from({ length: 20 }, lostAnswer));
		expect(await refusalOf(write())).toBe('request.busy');
		expect(tokens()).toHaveLength(8);
	});

	it.each(['AccessDeniedException', 'ValidationException', 'ResourceNotFoundException'])(
		'%s is not tried again',
		async (name) => {
			const { write, tokens } = setup([awsFault(name)]);
			expect(await refusalOf(write())).toBe(name);
			expect(tokens()).toHaveLength(1);
		},
	);
});
