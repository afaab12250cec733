/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, copy the job's id, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n": typeof types.CreateJobDocument,
    "# Watches a job: put your job's id in, and run it again and again.\n# On the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJob(id: \"ftjob-seed-running\") {\n    status\n    progress {\n      step\n      totalSteps\n      fraction\n    }\n    estimatedFinish\n    finishedAt\n    fineTunedModel\n    trainedTokens\n    events(first: 5) {\n      nodes {\n        createdAt\n        message\n      }\n    }\n  }\n}\n": typeof types.WatchJobDocument,
    "# The newest jobs first. For the next page, add after: \"…\" with the endCursor.\nquery ListJobs {\n  fineTuningJobs(first: 5) {\n    nodes {\n      id\n      status\n      model\n      createdAt\n      method {\n        type\n      }\n      metadata {\n        entries {\n          key\n          value\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n": typeof types.ListJobsDocument,
    "# Why a job has failed, in the provider's words.\nquery WhyItFailed {\n  fineTuningJob(id: \"ftjob-seed-failed\") {\n    status\n    finishedAt\n    error {\n      code\n      message\n      param\n    }\n  }\n}\n": typeof types.WhyItFailedDocument,
    "\n  query ReadDeparture($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      error { code message param }\n      estimatedFinish\n      organizationId\n      suffix\n      hyperparameters { nEpochs }\n      method {\n        type\n        hyperparameters { nEpochs batchSize learningRateMultiplier }\n        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }\n      }\n      integrations { type ... on WandbIntegration { project runId } }\n      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }\n      progress { step totalSteps fraction }\n      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": typeof types.ReadDepartureDocument,
    "\n  query ListDeparture($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) {\n      nodes { id status }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListDepartureDocument,
    "\n  mutation CreateDeparture($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { id status method { hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateDepartureDocument,
    "\n    query ReadTwenty {\n      fineTuningJobs(first: 20) {\n        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }\n      }\n    }\n  ": typeof types.ReadTwentyDocument,
    "\n    query ReadTwentyFiles {\n      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }\n    }\n  ": typeof types.ReadTwentyFilesDocument,
    "\n  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id status rawStatus suffix metadata { value(key: \"team\") } method { type hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateFirstJobDocument,
    "\n  query WatchFirstJob($id: ID!) {\n    fineTuningJob(id: $id) {\n      status\n      isTerminal\n      fineTunedModel\n      trainedTokens\n      finishedAt\n      resultFiles { id purpose }\n      progress { step totalSteps fraction }\n      trainingMetrics(maxPoints: 10) { step trainLoss }\n      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }\n      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }\n    }\n  }\n": typeof types.WatchFirstJobDocument,
    "\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n": typeof types.CreateAnyDocument,
};
const documents: Documents = {
    "# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, copy the job's id, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n": types.CreateJobDocument,
    "# Watches a job: put your job's id in, and run it again and again.\n# On the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJob(id: \"ftjob-seed-running\") {\n    status\n    progress {\n      step\n      totalSteps\n      fraction\n    }\n    estimatedFinish\n    finishedAt\n    fineTunedModel\n    trainedTokens\n    events(first: 5) {\n      nodes {\n        createdAt\n        message\n      }\n    }\n  }\n}\n": types.WatchJobDocument,
    "# The newest jobs first. For the next page, add after: \"…\" with the endCursor.\nquery ListJobs {\n  fineTuningJobs(first: 5) {\n    nodes {\n      id\n      status\n      model\n      createdAt\n      method {\n        type\n      }\n      metadata {\n        entries {\n          key\n          value\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n": types.ListJobsDocument,
    "# Why a job has failed, in the provider's words.\nquery WhyItFailed {\n  fineTuningJob(id: \"ftjob-seed-failed\") {\n    status\n    finishedAt\n    error {\n      code\n      message\n      param\n    }\n  }\n}\n": types.WhyItFailedDocument,
    "\n  query ReadDeparture($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      error { code message param }\n      estimatedFinish\n      organizationId\n      suffix\n      hyperparameters { nEpochs }\n      method {\n        type\n        hyperparameters { nEpochs batchSize learningRateMultiplier }\n        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }\n      }\n      integrations { type ... on WandbIntegration { project runId } }\n      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }\n      progress { step totalSteps fraction }\n      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": types.ReadDepartureDocument,
    "\n  query ListDeparture($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) {\n      nodes { id status }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListDepartureDocument,
    "\n  mutation CreateDeparture($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { id status method { hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": types.CreateDepartureDocument,
    "\n    query ReadTwenty {\n      fineTuningJobs(first: 20) {\n        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }\n      }\n    }\n  ": types.ReadTwentyDocument,
    "\n    query ReadTwentyFiles {\n      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }\n    }\n  ": types.ReadTwentyFilesDocument,
    "\n  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id status rawStatus suffix metadata { value(key: \"team\") } method { type hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": types.CreateFirstJobDocument,
    "\n  query WatchFirstJob($id: ID!) {\n    fineTuningJob(id: $id) {\n      status\n      isTerminal\n      fineTunedModel\n      trainedTokens\n      finishedAt\n      resultFiles { id purpose }\n      progress { step totalSteps fraction }\n      trainingMetrics(maxPoints: 10) { step trainLoss }\n      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }\n      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }\n    }\n  }\n": types.WatchFirstJobDocument,
    "\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n": types.CreateAnyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, copy the job's id, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n"): (typeof documents)["# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, copy the job's id, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# Watches a job: put your job's id in, and run it again and again.\n# On the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJob(id: \"ftjob-seed-running\") {\n    status\n    progress {\n      step\n      totalSteps\n      fraction\n    }\n    estimatedFinish\n    finishedAt\n    fineTunedModel\n    trainedTokens\n    events(first: 5) {\n      nodes {\n        createdAt\n        message\n      }\n    }\n  }\n}\n"): (typeof documents)["# Watches a job: put your job's id in, and run it again and again.\n# On the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJob(id: \"ftjob-seed-running\") {\n    status\n    progress {\n      step\n      totalSteps\n      fraction\n    }\n    estimatedFinish\n    finishedAt\n    fineTunedModel\n    trainedTokens\n    events(first: 5) {\n      nodes {\n        createdAt\n        message\n      }\n    }\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# The newest jobs first. For the next page, add after: \"…\" with the endCursor.\nquery ListJobs {\n  fineTuningJobs(first: 5) {\n    nodes {\n      id\n      status\n      model\n      createdAt\n      method {\n        type\n      }\n      metadata {\n        entries {\n          key\n          value\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n"): (typeof documents)["# The newest jobs first. For the next page, add after: \"…\" with the endCursor.\nquery ListJobs {\n  fineTuningJobs(first: 5) {\n    nodes {\n      id\n      status\n      model\n      createdAt\n      method {\n        type\n      }\n      metadata {\n        entries {\n          key\n          value\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# Why a job has failed, in the provider's words.\nquery WhyItFailed {\n  fineTuningJob(id: \"ftjob-seed-failed\") {\n    status\n    finishedAt\n    error {\n      code\n      message\n      param\n    }\n  }\n}\n"): (typeof documents)["# Why a job has failed, in the provider's words.\nquery WhyItFailed {\n  fineTuningJob(id: \"ftjob-seed-failed\") {\n    status\n    finishedAt\n    error {\n      code\n      message\n      param\n    }\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadDeparture($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      error { code message param }\n      estimatedFinish\n      organizationId\n      suffix\n      hyperparameters { nEpochs }\n      method {\n        type\n        hyperparameters { nEpochs batchSize learningRateMultiplier }\n        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }\n      }\n      integrations { type ... on WandbIntegration { project runId } }\n      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }\n      progress { step totalSteps fraction }\n      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n"): (typeof documents)["\n  query ReadDeparture($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      error { code message param }\n      estimatedFinish\n      organizationId\n      suffix\n      hyperparameters { nEpochs }\n      method {\n        type\n        hyperparameters { nEpochs batchSize learningRateMultiplier }\n        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }\n      }\n      integrations { type ... on WandbIntegration { project runId } }\n      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }\n      progress { step totalSteps fraction }\n      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListDeparture($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) {\n      nodes { id status }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query ListDeparture($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) {\n      nodes { id status }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateDeparture($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { id status method { hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateDeparture($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { id status method { hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ReadTwenty {\n      fineTuningJobs(first: 20) {\n        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }\n      }\n    }\n  "): (typeof documents)["\n    query ReadTwenty {\n      fineTuningJobs(first: 20) {\n        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }\n      }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ReadTwentyFiles {\n      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }\n    }\n  "): (typeof documents)["\n    query ReadTwentyFiles {\n      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }\n    }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id status rawStatus suffix metadata { value(key: \"team\") } method { type hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id status rawStatus suffix metadata { value(key: \"team\") } method { type hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WatchFirstJob($id: ID!) {\n    fineTuningJob(id: $id) {\n      status\n      isTerminal\n      fineTunedModel\n      trainedTokens\n      finishedAt\n      resultFiles { id purpose }\n      progress { step totalSteps fraction }\n      trainingMetrics(maxPoints: 10) { step trainLoss }\n      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }\n      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }\n    }\n  }\n"): (typeof documents)["\n  query WatchFirstJob($id: ID!) {\n    fineTuningJob(id: $id) {\n      status\n      isTerminal\n      fineTunedModel\n      trainedTokens\n      finishedAt\n      resultFiles { id purpose }\n      progress { step totalSteps fraction }\n      trainingMetrics(maxPoints: 10) { step trainLoss }\n      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }\n      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;