import { Entity } from 'electrodb';
import type { FieldCipher } from '#platform/crypto/field-cipher.ts';
import { model, type Table } from '#platform/data/table.ts';
import { conditionChange, deleteChange, putChange, type Change } from '#platform/data/transaction.ts';

/** A station that waits for a decision, with the workflow's token, which never leaves the server. */
export interface OpenStage {
	applicationId: string;
	round: number;
	stageIndex: number;
	sealedToken: string;
	openedAt: string;
}

function openStageEntity(table: Table) {
	return new Entity(
		{
			model: model('open-stage'),
			attributes: {
				applicationId: { type: 'string', required: true },
				round: { type: 'number', required: true },
				stageIndex: { type: 'number', required: true },
				sealedToken: { type: 'string', required: true },
				openedAt: { type: 'string', required: true },
			},
			indexes: {
				byApplication: {
					pk: { field: 'pk', composite: ['applicationId'], casing: 'none' },
					sk: { field: 'sk', composite: [], casing: 'none' },
				},
			},
		},
		table,
	);
}

export function openStageRepository(table: Table, cipher: FieldCipher) {
	const entity = openStageEntity(table);
	return {
		async get(applicationId: string): Promise<OpenStage | undefined> {
			return (await entity.get({ applicationId }).go({ consistent: true })).data ?? undefined;
		},
		tokenOf: (stage: OpenStage) => cipher.open(stage.sealedToken),
		/** Opens a station; an application has at most one open. */
		putChange(stage: Omit<OpenStage, 'sealedToken'> & { taskToken: string }): Change {
			const { taskToken, ...rest } = stage;
			return putChange(entity.put({ ...rest, sealedToken: cipher.seal(taskToken) }));
		},
		/** Nothing is open: what was decided because no station waits holds only while none does. */
		absentChange(applicationId: string, refused: () => Error): Change {
			const { Key } = entity.get({ applicationId }).params() as { Key: { pk: string; sk: string } };
			const condition = { expression: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } };
			return conditionChange(table, Key, condition, refused);
		},
		/** Closes the very station that was read; of two deciders one is refused. */
		deleteChange(stage: OpenStage, refused: () => Error): Change {
			return deleteChange(
				entity
					.delete({ applicationId: stage.applicationId })
					.where((attribute, operation) => operation.eq(attribute.sealedToken, stage.sealedToken)),
				refused,
			);
		},
	};
}

export type OpenStageRepository = ReturnType<typeof openStageRepository>;
