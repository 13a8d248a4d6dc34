/** What clients of the local services sign with. DynamoDB Local takes any key, the object store only this one. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local-only-not-a-secret' };

export const localRegion = 'ap-northeast-1';

export const localAccountId = '000000000000';

const stateMachineArn = (name: string) =>
	`arn:aws:states:${localRegion}:${localAccountId}:stateMachine:${name}`;

export const approvalStateMachineArn = stateMachineArn('approval');

export const jobStateMachineArn = stateMachineArn('job');
