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
    "\n  subscription WatchStatus($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job {\n        fineTunedModel\n        error { message }\n      }\n    }\n  }\n": typeof types.WatchStatusDocument,
    "# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n": typeof types.CreateJobDocument,
    "# Watches the newest job: the one that you have just created. Run it again and again;\n# on the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJobs(first: 1) {\n    nodes {\n      id\n      status\n      progress {\n        step\n        totalSteps\n        fraction\n      }\n      estimatedFinish\n      finishedAt\n      fineTunedModel\n      trainedTokens\n      events(first: 5) {\n        nodes {\n          createdAt\n          message\n        }\n      }\n    }\n  }\n}\n": typeof types.WatchJobDocument,
    "# Pushes every transition of a job, and completes when it has ended. Run it, and put your own job's id in.\nsubscription FollowJob {\n  fineTuningJobStatusChanged(id: \"ftjob-seed-running\") {\n    previousStatus\n    status\n    job {\n      fineTunedModel\n    }\n  }\n}\n": typeof types.FollowJobDocument,
    "# The newest jobs first. For the next page, add after: \"…\" with the endCursor.\nquery ListJobs {\n  fineTuningJobs(first: 5) {\n    nodes {\n      id\n      status\n      model\n      createdAt\n      method {\n        type\n      }\n      metadata {\n        entries {\n          key\n          value\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n": typeof types.ListJobsDocument,
    "# Why a job has failed, in the provider's words.\nquery WhyItFailed {\n  fineTuningJob(id: \"ftjob-seed-failed\") {\n    status\n    finishedAt\n    error {\n      code\n      message\n      param\n    }\n  }\n}\n": typeof types.WhyItFailedDocument,
    "# What the provider can do: what a form can offer.\nquery WhatItOffers {\n  fineTuningCapabilities {\n    title\n    documentationUrl\n    operations\n    methods {\n      type\n      hyperparameters\n    }\n    createFields\n    limits {\n      suffixLength\n      metadataPairs\n      fileBytes\n    }\n    creationEndsAt\n  }\n}\n": typeof types.WhatItOffersDocument,
    "\n  mutation CreateOfCaller {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n": typeof types.CreateOfCallerDocument,
    "\n  query ReadOfCaller($id: ID!) { fineTuningJob(id: $id) { model } }\n": typeof types.ReadOfCallerDocument,
    "\n  query ReadCapabilities {\n    fineTuningCapabilities {\n      provider\n      title\n      documentationUrl\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n      limits { suffixLength metadataPairs fileBytes }\n      creationEndsAt\n    }\n  }\n": typeof types.ReadCapabilitiesDocument,
    "\n  query ReadAsCaller { fineTuningJob(id: \"ftjob-1\") { id } }\n": typeof types.ReadAsCallerDocument,
    "\n  query ReadDeparture($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      error { code message param }\n      estimatedFinish\n      organizationId\n      suffix\n      hyperparameters { nEpochs }\n      method {\n        type\n        hyperparameters { nEpochs batchSize learningRateMultiplier }\n        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }\n      }\n      integrations { type ... on WandbIntegration { project runId } }\n      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }\n      progress { step totalSteps fraction }\n      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": typeof types.ReadDepartureDocument,
    "\n  query ListDeparture($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) {\n      nodes { id status }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListDepartureDocument,
    "\n  mutation CreateDeparture($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { id status method { hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateDepartureDocument,
    "\n  mutation CreateGraded($grader: GraderInput!) {\n    createFineTuningJob(\n      input: { model: \"o4-mini\", trainingFile: \"file-seed-reinforcement\", method: { reinforcement: { grader: $grader } } }\n    ) {\n      job { id }\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateGradedDocument,
    "\n  query ReadStatus { fineTuningJob(id: \"ftjob-1\") { status rawStatus isTerminal } }\n": typeof types.ReadStatusDocument,
    "\n  query ReadLog($id: ID!, $after: String) {\n    fineTuningJob(id: $id) { events(first: 5, after: $after) { nodes { id message } pageInfo { endCursor } } }\n  }\n": typeof types.ReadLogDocument,
    "\n  subscription FollowLog($id: ID!, $after: ID) { fineTuningJobEventAdded(jobId: $id, after: $after) { id } }\n": typeof types.FollowLogDocument,
    "\n    query ReadTwenty {\n      fineTuningJobs(first: 20) {\n        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }\n      }\n    }\n  ": typeof types.ReadTwentyDocument,
    "\n    query ReadTwentyFiles {\n      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }\n    }\n  ": typeof types.ReadTwentyFilesDocument,
    "\n  query ReadFailing { fineTuningJob(id: \"ftjob-1\") { id } }\n": typeof types.ReadFailingDocument,
    "\n  query ReadTwo { bad: fineTuningJob(id: \"bad\") { id } good: fineTuningJob(id: \"ftjob-good\") { id } }\n": typeof types.ReadTwoDocument,
    "\n  mutation CancelMissing { cancelFineTuningJob(id: \"ftjob-1\") { job { id } userErrors { code message path } } }\n": typeof types.CancelMissingDocument,
    "\n  mutation CreateRefused($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } idempotencyKey userErrors { code message path } }\n  }\n": typeof types.CreateRefusedDocument,
    "\n  query ListRefused($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) { nodes { id } }\n  }\n": typeof types.ListRefusedDocument,
    "\n  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id status rawStatus suffix metadata { value(key: \"team\") } method { type hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateFirstJobDocument,
    "\n  query WatchFirstJob($id: ID!) {\n    fineTuningJob(id: $id) {\n      status\n      isTerminal\n      fineTunedModel\n      trainedTokens\n      finishedAt\n      resultFiles { id purpose }\n      progress { step totalSteps fraction }\n      trainingMetrics(maxPoints: 10) { step trainLoss }\n      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }\n      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }\n    }\n  }\n": typeof types.WatchFirstJobDocument,
    "\n  mutation CreateHostile($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code path } }\n  }\n": typeof types.CreateHostileDocument,
    "\n  query ReadAbilitiesAnywhere {\n    fineTuningCapabilities {\n      title\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n    }\n  }\n": typeof types.ReadAbilitiesAnywhereDocument,
    "\n  query ListPageAnywhere($first: Int, $after: String, $filter: FineTuningJobFilter) {\n    fineTuningJobs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        status\n        model\n        trainingFile { id }\n        method { type ... on ReinforcementMethod { grader { ... on OtherGrader { raw } } } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListPageAnywhereDocument,
    "\n  query ReadJobAnywhere($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      model\n      fineTunedModel\n      createdAt\n      suffix\n      seed\n      error { message }\n      trainingFile { id }\n      progress { step fraction }\n    }\n  }\n": typeof types.ReadJobAnywhereDocument,
    "\n  query ReadTrainingAnywhere($id: ID!, $after: String) {\n    fineTuningJob(id: $id) {\n      trainingMetrics { step values { value } }\n      events(first: 40, after: $after) {\n        nodes { id message createdAt }\n        pageInfo { hasNextPage endCursor }\n      }\n      checkpoints(first: 100) { nodes { id stepNumber fineTunedModelCheckpoint } }\n      progress { step fraction }\n    }\n  }\n": typeof types.ReadTrainingAnywhereDocument,
    "\n  mutation CreateAnywhere($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job {\n        id\n        status\n        suffix\n        seed\n        validationFile { id }\n        integrations { type }\n        metadata { entries { key value } }\n        method {\n          type\n          hyperparameters { batchSize learningRateMultiplier nEpochs }\n          ... on DpoMethod { hyperparameters { beta } }\n          ... on ReinforcementMethod {\n            hyperparameters { computeMultiplier evalInterval evalSamples reasoningEffort }\n          }\n        }\n      }\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateAnywhereDocument,
    "\n  mutation CancelAnywhere($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n": typeof types.CancelAnywhereDocument,
    "\n  mutation PauseAnywhere($id: ID!) {\n    pauseFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n": typeof types.PauseAnywhereDocument,
    "\n  mutation ResumeAnywhere($id: ID!) {\n    resumeFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n": typeof types.ResumeAnywhereDocument,
    "\n  mutation UploadFileAnywhere($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id bytes } userErrors { code message path } }\n  }\n": typeof types.UploadFileAnywhereDocument,
    "\n  query ReadFileAnywhere($id: ID!) { fineTuningFile(id: $id) { id bytes } }\n": typeof types.ReadFileAnywhereDocument,
    "\n  query ListFilesAnywhere { fineTuningFiles(first: 100) { nodes { id } } }\n": typeof types.ListFilesAnywhereDocument,
    "\n  mutation DeleteFileAnywhere($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code message path } }\n  }\n": typeof types.DeleteFileAnywhereDocument,
    "\n  subscription WatchJobAnywhere($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job { id rawStatus isTerminal fineTunedModel error { message } }\n    }\n  }\n": typeof types.WatchJobAnywhereDocument,
    "\n  subscription WatchLogAnywhere($id: ID!) { fineTuningJobEventAdded(jobId: $id) { id message } }\n": typeof types.WatchLogAnywhereDocument,
    "\n  subscription WatchAllAnywhere { fineTuningJobsStatusChanged { status job { id } } }\n": typeof types.WatchAllAnywhereDocument,
    "\n  mutation CreateSafely($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id metadata { entries { key value } } }\n      idempotencyKey\n      userErrors { code message path }\n    }\n  }\n": typeof types.CreateSafelyDocument,
    "\n  mutation CancelSafely($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { status } userErrors { code } }\n  }\n": typeof types.CancelSafelyDocument,
    "\n  mutation DeleteSafely($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code } }\n  }\n": typeof types.DeleteSafelyDocument,
    "\n    query ReadEnded { fineTuningJob(id: \"ftjob-seed-succeeded\") { status } }\n  ": typeof types.ReadEndedDocument,
    "\n  mutation UploadOne($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes } userErrors { message } }\n  }\n": typeof types.UploadOneDocument,
    "\n  mutation CancelAndRead {\n    cancelFineTuningJob(id: \"ftjob-1\") {\n      job { id status trainingFile { id filename } events { nodes { id } } }\n    }\n  }\n": typeof types.CancelAndReadDocument,
    "\n  query ReadAsTenant { fineTuningJob(id: \"ftjob-1\") { id suffix } }\n": typeof types.ReadAsTenantDocument,
    "\n  mutation CreateAsTenant {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n": typeof types.CreateAsTenantDocument,
    "\n  query ReadCreated($id: ID!) { fineTuningJob(id: $id) { id } }\n": typeof types.ReadCreatedDocument,
    "\n  mutation UploadExamples($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes purpose } userErrors { code message path } }\n  }\n": typeof types.UploadExamplesDocument,
    "\n  mutation CreateOnUpload($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { trainingFile { bytes } }\n      userErrors { message }\n    }\n  }\n": typeof types.CreateOnUploadDocument,
    "\n  query ReadOnce($id: ID!) { fineTuningJob(id: $id) { id } }\n": typeof types.ReadOnceDocument,
    "\n  query ReadFileIds { fineTuningJob(id: \"ftjob-1\") { trainingFile { id } resultFiles { id } } }\n": typeof types.ReadFileIdsDocument,
    "\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n": typeof types.CreateAnyDocument,
    "\n  subscription WatchAnnounced($id: ID!) { fineTuningJobStatusChanged(id: $id) { status } }\n": typeof types.WatchAnnouncedDocument,
    "\n  mutation CreateAnnounced {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n": typeof types.CreateAnnouncedDocument,
    "\n  query ReadEverything($id: ID!) {\n    fineTuningJob(id: $id) {\n      id status model suffix organizationId\n      error { message }\n      metadata { entries { key value } }\n      trainingFile { filename purpose }\n      resultFiles { filename }\n      events(first: 5) { nodes { message metrics { values { name } } } pageInfo { endCursor } }\n      checkpoints(first: 5) { nodes { fineTunedModelCheckpoint } pageInfo { endCursor } }\n      trainingMetrics { values { name } }\n    }\n  }\n": typeof types.ReadEverythingDocument,
    "\n  query ReadLists($first: Int) {\n    fineTuningJobs(first: $first) { edges { cursor node { id model } } }\n    fineTuningFiles(first: $first) { nodes { filename } pageInfo { endCursor } }\n  }\n": typeof types.ReadListsDocument,
    "\n  query ReadSeveral {\n    a: fineTuningJob(id: \"ftjob-ended-1\") { model }\n    b: fineTuningJob(id: \"ftjob-ended-1\") { suffix }\n    c: fineTuningJob(id: \"ftjob-live-1\") { model }\n    d: fineTuningFile(id: \"file-1\") { filename }\n  }\n": typeof types.ReadSeveralDocument,
    "\n  mutation CreateSame($key: String!) {\n    createFineTuningJob(input: { model: \"m\", trainingFile: \"file-1\", idempotencyKey: $key }) {\n      job { id model suffix }\n      userErrors { code message }\n    }\n  }\n": typeof types.CreateSameDocument,
    "\n  subscription WatchEnd($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) { status job { model trainingFile { filename } } }\n  }\n": typeof types.WatchEndDocument,
    "\n  mutation CancelSame($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { model } }\n  }\n": typeof types.CancelSameDocument,
    "\n  subscription WatchLog($id: ID!) {\n    fineTuningJobEventAdded(jobId: $id) { id message }\n  }\n": typeof types.WatchLogDocument,
    "\n  mutation PauseWatched { pauseFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n": typeof types.PauseWatchedDocument,
    "\n  mutation CancelWatched { cancelFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n": typeof types.CancelWatchedDocument,
    "\n  query ReadSeed { fineTuningJob(id: \"ftjob-seed-failed\") { status } }\n": typeof types.ReadSeedDocument,
    "\n  query ReadSlowly { fineTuningJob(id: \"ftjob-1\") { id } }\n": typeof types.ReadSlowlyDocument,
    "\n  query ListAsLibrary { fineTuningJobs { nodes { id } } }\n": typeof types.ListAsLibraryDocument,
    "\n  query ReadLongCurve {\n    fineTuningJob(id: \"ftjob-1\") { trainingMetrics(maxPoints: 500) { step trainLoss } }\n  }\n": typeof types.ReadLongCurveDocument,
    "\n  mutation UploadLarge($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id } userErrors { code message } }\n  }\n": typeof types.UploadLargeDocument,
};
const documents: Documents = {
    "\n  subscription WatchStatus($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job {\n        fineTunedModel\n        error { message }\n      }\n    }\n  }\n": types.WatchStatusDocument,
    "# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n": types.CreateJobDocument,
    "# Watches the newest job: the one that you have just created. Run it again and again;\n# on the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJobs(first: 1) {\n    nodes {\n      id\n      status\n      progress {\n        step\n        totalSteps\n        fraction\n      }\n      estimatedFinish\n      finishedAt\n      fineTunedModel\n      trainedTokens\n      events(first: 5) {\n        nodes {\n          createdAt\n          message\n        }\n      }\n    }\n  }\n}\n": types.WatchJobDocument,
    "# Pushes every transition of a job, and completes when it has ended. Run it, and put your own job's id in.\nsubscription FollowJob {\n  fineTuningJobStatusChanged(id: \"ftjob-seed-running\") {\n    previousStatus\n    status\n    job {\n      fineTunedModel\n    }\n  }\n}\n": types.FollowJobDocument,
    "# The newest jobs first. For the next page, add after: \"…\" with the endCursor.\nquery ListJobs {\n  fineTuningJobs(first: 5) {\n    nodes {\n      id\n      status\n      model\n      createdAt\n      method {\n        type\n      }\n      metadata {\n        entries {\n          key\n          value\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n": types.ListJobsDocument,
    "# Why a job has failed, in the provider's words.\nquery WhyItFailed {\n  fineTuningJob(id: \"ftjob-seed-failed\") {\n    status\n    finishedAt\n    error {\n      code\n      message\n      param\n    }\n  }\n}\n": types.WhyItFailedDocument,
    "# What the provider can do: what a form can offer.\nquery WhatItOffers {\n  fineTuningCapabilities {\n    title\n    documentationUrl\n    operations\n    methods {\n      type\n      hyperparameters\n    }\n    createFields\n    limits {\n      suffixLength\n      metadataPairs\n      fileBytes\n    }\n    creationEndsAt\n  }\n}\n": types.WhatItOffersDocument,
    "\n  mutation CreateOfCaller {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n": types.CreateOfCallerDocument,
    "\n  query ReadOfCaller($id: ID!) { fineTuningJob(id: $id) { model } }\n": types.ReadOfCallerDocument,
    "\n  query ReadCapabilities {\n    fineTuningCapabilities {\n      provider\n      title\n      documentationUrl\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n      limits { suffixLength metadataPairs fileBytes }\n      creationEndsAt\n    }\n  }\n": types.ReadCapabilitiesDocument,
    "\n  query ReadAsCaller { fineTuningJob(id: \"ftjob-1\") { id } }\n": types.ReadAsCallerDocument,
    "\n  query ReadDeparture($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      error { code message param }\n      estimatedFinish\n      organizationId\n      suffix\n      hyperparameters { nEpochs }\n      method {\n        type\n        hyperparameters { nEpochs batchSize learningRateMultiplier }\n        ... on ReinforcementMethod { grader { type name ... on MultiGrader { calculateOutput graders { name grader { type } } } } }\n      }\n      integrations { type ... on WandbIntegration { project runId } }\n      trainingMetrics(maxPoints: 1000) { step trainLoss validLoss }\n      progress { step totalSteps fraction }\n      events(first: 100) { nodes { id createdAt message metrics { step } } pageInfo { hasNextPage endCursor } }\n    }\n  }\n": types.ReadDepartureDocument,
    "\n  query ListDeparture($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) {\n      nodes { id status }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListDepartureDocument,
    "\n  mutation CreateDeparture($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { id status method { hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": types.CreateDepartureDocument,
    "\n  mutation CreateGraded($grader: GraderInput!) {\n    createFineTuningJob(\n      input: { model: \"o4-mini\", trainingFile: \"file-seed-reinforcement\", method: { reinforcement: { grader: $grader } } }\n    ) {\n      job { id }\n      userErrors { code message path }\n    }\n  }\n": types.CreateGradedDocument,
    "\n  query ReadStatus { fineTuningJob(id: \"ftjob-1\") { status rawStatus isTerminal } }\n": types.ReadStatusDocument,
    "\n  query ReadLog($id: ID!, $after: String) {\n    fineTuningJob(id: $id) { events(first: 5, after: $after) { nodes { id message } pageInfo { endCursor } } }\n  }\n": types.ReadLogDocument,
    "\n  subscription FollowLog($id: ID!, $after: ID) { fineTuningJobEventAdded(jobId: $id, after: $after) { id } }\n": types.FollowLogDocument,
    "\n    query ReadTwenty {\n      fineTuningJobs(first: 20) {\n        nodes { id events(first: 5) { nodes { message } } checkpoints { nodes { stepNumber } } }\n      }\n    }\n  ": types.ReadTwentyDocument,
    "\n    query ReadTwentyFiles {\n      fineTuningJobs(first: 20) { nodes { trainingFile { id } validationFile { id } resultFiles { id } } }\n    }\n  ": types.ReadTwentyFilesDocument,
    "\n  query ReadFailing { fineTuningJob(id: \"ftjob-1\") { id } }\n": types.ReadFailingDocument,
    "\n  query ReadTwo { bad: fineTuningJob(id: \"bad\") { id } good: fineTuningJob(id: \"ftjob-good\") { id } }\n": types.ReadTwoDocument,
    "\n  mutation CancelMissing { cancelFineTuningJob(id: \"ftjob-1\") { job { id } userErrors { code message path } } }\n": types.CancelMissingDocument,
    "\n  mutation CreateRefused($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } idempotencyKey userErrors { code message path } }\n  }\n": types.CreateRefusedDocument,
    "\n  query ListRefused($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) { nodes { id } }\n  }\n": types.ListRefusedDocument,
    "\n  mutation CreateFirstJob($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id status rawStatus suffix metadata { value(key: \"team\") } method { type hyperparameters { nEpochs } } }\n      userErrors { code message path }\n    }\n  }\n": types.CreateFirstJobDocument,
    "\n  query WatchFirstJob($id: ID!) {\n    fineTuningJob(id: $id) {\n      status\n      isTerminal\n      fineTunedModel\n      trainedTokens\n      finishedAt\n      resultFiles { id purpose }\n      progress { step totalSteps fraction }\n      trainingMetrics(maxPoints: 10) { step trainLoss }\n      events(first: 3) { nodes { message level type } pageInfo { hasNextPage } }\n      checkpoints { nodes { stepNumber fineTunedModelCheckpoint metrics { trainLoss } } }\n    }\n  }\n": types.WatchFirstJobDocument,
    "\n  mutation CreateHostile($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code path } }\n  }\n": types.CreateHostileDocument,
    "\n  query ReadAbilitiesAnywhere {\n    fineTuningCapabilities {\n      title\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n    }\n  }\n": types.ReadAbilitiesAnywhereDocument,
    "\n  query ListPageAnywhere($first: Int, $after: String, $filter: FineTuningJobFilter) {\n    fineTuningJobs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        status\n        model\n        trainingFile { id }\n        method { type ... on ReinforcementMethod { grader { ... on OtherGrader { raw } } } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListPageAnywhereDocument,
    "\n  query ReadJobAnywhere($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      model\n      fineTunedModel\n      createdAt\n      suffix\n      seed\n      error { message }\n      trainingFile { id }\n      progress { step fraction }\n    }\n  }\n": types.ReadJobAnywhereDocument,
    "\n  query ReadTrainingAnywhere($id: ID!, $after: String) {\n    fineTuningJob(id: $id) {\n      trainingMetrics { step values { value } }\n      events(first: 40, after: $after) {\n        nodes { id message createdAt }\n        pageInfo { hasNextPage endCursor }\n      }\n      checkpoints(first: 100) { nodes { id stepNumber fineTunedModelCheckpoint } }\n      progress { step fraction }\n    }\n  }\n": types.ReadTrainingAnywhereDocument,
    "\n  mutation CreateAnywhere($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job {\n        id\n        status\n        suffix\n        seed\n        validationFile { id }\n        integrations { type }\n        metadata { entries { key value } }\n        method {\n          type\n          hyperparameters { batchSize learningRateMultiplier nEpochs }\n          ... on DpoMethod { hyperparameters { beta } }\n          ... on ReinforcementMethod {\n            hyperparameters { computeMultiplier evalInterval evalSamples reasoningEffort }\n          }\n        }\n      }\n      userErrors { code message path }\n    }\n  }\n": types.CreateAnywhereDocument,
    "\n  mutation CancelAnywhere($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n": types.CancelAnywhereDocument,
    "\n  mutation PauseAnywhere($id: ID!) {\n    pauseFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n": types.PauseAnywhereDocument,
    "\n  mutation ResumeAnywhere($id: ID!) {\n    resumeFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n": types.ResumeAnywhereDocument,
    "\n  mutation UploadFileAnywhere($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id bytes } userErrors { code message path } }\n  }\n": types.UploadFileAnywhereDocument,
    "\n  query ReadFileAnywhere($id: ID!) { fineTuningFile(id: $id) { id bytes } }\n": types.ReadFileAnywhereDocument,
    "\n  query ListFilesAnywhere { fineTuningFiles(first: 100) { nodes { id } } }\n": types.ListFilesAnywhereDocument,
    "\n  mutation DeleteFileAnywhere($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code message path } }\n  }\n": types.DeleteFileAnywhereDocument,
    "\n  subscription WatchJobAnywhere($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job { id rawStatus isTerminal fineTunedModel error { message } }\n    }\n  }\n": types.WatchJobAnywhereDocument,
    "\n  subscription WatchLogAnywhere($id: ID!) { fineTuningJobEventAdded(jobId: $id) { id message } }\n": types.WatchLogAnywhereDocument,
    "\n  subscription WatchAllAnywhere { fineTuningJobsStatusChanged { status job { id } } }\n": types.WatchAllAnywhereDocument,
    "\n  mutation CreateSafely($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id metadata { entries { key value } } }\n      idempotencyKey\n      userErrors { code message path }\n    }\n  }\n": types.CreateSafelyDocument,
    "\n  mutation CancelSafely($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { status } userErrors { code } }\n  }\n": types.CancelSafelyDocument,
    "\n  mutation DeleteSafely($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code } }\n  }\n": types.DeleteSafelyDocument,
    "\n    query ReadEnded { fineTuningJob(id: \"ftjob-seed-succeeded\") { status } }\n  ": types.ReadEndedDocument,
    "\n  mutation UploadOne($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes } userErrors { message } }\n  }\n": types.UploadOneDocument,
    "\n  mutation CancelAndRead {\n    cancelFineTuningJob(id: \"ftjob-1\") {\n      job { id status trainingFile { id filename } events { nodes { id } } }\n    }\n  }\n": types.CancelAndReadDocument,
    "\n  query ReadAsTenant { fineTuningJob(id: \"ftjob-1\") { id suffix } }\n": types.ReadAsTenantDocument,
    "\n  mutation CreateAsTenant {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n": types.CreateAsTenantDocument,
    "\n  query ReadCreated($id: ID!) { fineTuningJob(id: $id) { id } }\n": types.ReadCreatedDocument,
    "\n  mutation UploadExamples($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes purpose } userErrors { code message path } }\n  }\n": types.UploadExamplesDocument,
    "\n  mutation CreateOnUpload($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { trainingFile { bytes } }\n      userErrors { message }\n    }\n  }\n": types.CreateOnUploadDocument,
    "\n  query ReadOnce($id: ID!) { fineTuningJob(id: $id) { id } }\n": types.ReadOnceDocument,
    "\n  query ReadFileIds { fineTuningJob(id: \"ftjob-1\") { trainingFile { id } resultFiles { id } } }\n": types.ReadFileIdsDocument,
    "\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n": types.CreateAnyDocument,
    "\n  subscription WatchAnnounced($id: ID!) { fineTuningJobStatusChanged(id: $id) { status } }\n": types.WatchAnnouncedDocument,
    "\n  mutation CreateAnnounced {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n": types.CreateAnnouncedDocument,
    "\n  query ReadEverything($id: ID!) {\n    fineTuningJob(id: $id) {\n      id status model suffix organizationId\n      error { message }\n      metadata { entries { key value } }\n      trainingFile { filename purpose }\n      resultFiles { filename }\n      events(first: 5) { nodes { message metrics { values { name } } } pageInfo { endCursor } }\n      checkpoints(first: 5) { nodes { fineTunedModelCheckpoint } pageInfo { endCursor } }\n      trainingMetrics { values { name } }\n    }\n  }\n": types.ReadEverythingDocument,
    "\n  query ReadLists($first: Int) {\n    fineTuningJobs(first: $first) { edges { cursor node { id model } } }\n    fineTuningFiles(first: $first) { nodes { filename } pageInfo { endCursor } }\n  }\n": types.ReadListsDocument,
    "\n  query ReadSeveral {\n    a: fineTuningJob(id: \"ftjob-ended-1\") { model }\n    b: fineTuningJob(id: \"ftjob-ended-1\") { suffix }\n    c: fineTuningJob(id: \"ftjob-live-1\") { model }\n    d: fineTuningFile(id: \"file-1\") { filename }\n  }\n": types.ReadSeveralDocument,
    "\n  mutation CreateSame($key: String!) {\n    createFineTuningJob(input: { model: \"m\", trainingFile: \"file-1\", idempotencyKey: $key }) {\n      job { id model suffix }\n      userErrors { code message }\n    }\n  }\n": types.CreateSameDocument,
    "\n  subscription WatchEnd($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) { status job { model trainingFile { filename } } }\n  }\n": types.WatchEndDocument,
    "\n  mutation CancelSame($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { model } }\n  }\n": types.CancelSameDocument,
    "\n  subscription WatchLog($id: ID!) {\n    fineTuningJobEventAdded(jobId: $id) { id message }\n  }\n": types.WatchLogDocument,
    "\n  mutation PauseWatched { pauseFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n": types.PauseWatchedDocument,
    "\n  mutation CancelWatched { cancelFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n": types.CancelWatchedDocument,
    "\n  query ReadSeed { fineTuningJob(id: \"ftjob-seed-failed\") { status } }\n": types.ReadSeedDocument,
    "\n  query ReadSlowly { fineTuningJob(id: \"ftjob-1\") { id } }\n": types.ReadSlowlyDocument,
    "\n  query ListAsLibrary { fineTuningJobs { nodes { id } } }\n": types.ListAsLibraryDocument,
    "\n  query ReadLongCurve {\n    fineTuningJob(id: \"ftjob-1\") { trainingMetrics(maxPoints: 500) { step trainLoss } }\n  }\n": types.ReadLongCurveDocument,
    "\n  mutation UploadLarge($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id } userErrors { code message } }\n  }\n": types.UploadLargeDocument,
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
export function graphql(source: "\n  subscription WatchStatus($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job {\n        fineTunedModel\n        error { message }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchStatus($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job {\n        fineTunedModel\n        error { message }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n"): (typeof documents)["# Starts a fine-tuning job on a file that the emulator keeps ready.\n# Run it, and open the next tab.\nmutation CreateJob {\n  createFineTuningJob(\n    input: {\n      model: \"gpt-4o-mini\"\n      trainingFile: \"file-seed-chat\"\n      suffix: \"first-try\"\n      method: { supervised: { hyperparameters: { nEpochs: 3 } } }\n      metadata: [{ key: \"team\", value: \"support\" }]\n    }\n  ) {\n    job {\n      id\n      status\n      model\n    }\n    userErrors {\n      code\n      message\n      path\n    }\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# Watches the newest job: the one that you have just created. Run it again and again;\n# on the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJobs(first: 1) {\n    nodes {\n      id\n      status\n      progress {\n        step\n        totalSteps\n        fraction\n      }\n      estimatedFinish\n      finishedAt\n      fineTunedModel\n      trainedTokens\n      events(first: 5) {\n        nodes {\n          createdAt\n          message\n        }\n      }\n    }\n  }\n}\n"): (typeof documents)["# Watches the newest job: the one that you have just created. Run it again and again;\n# on the emulator a small job takes about a minute to SUCCEEDED.\nquery WatchJob {\n  fineTuningJobs(first: 1) {\n    nodes {\n      id\n      status\n      progress {\n        step\n        totalSteps\n        fraction\n      }\n      estimatedFinish\n      finishedAt\n      fineTunedModel\n      trainedTokens\n      events(first: 5) {\n        nodes {\n          createdAt\n          message\n        }\n      }\n    }\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "# Pushes every transition of a job, and completes when it has ended. Run it, and put your own job's id in.\nsubscription FollowJob {\n  fineTuningJobStatusChanged(id: \"ftjob-seed-running\") {\n    previousStatus\n    status\n    job {\n      fineTunedModel\n    }\n  }\n}\n"): (typeof documents)["# Pushes every transition of a job, and completes when it has ended. Run it, and put your own job's id in.\nsubscription FollowJob {\n  fineTuningJobStatusChanged(id: \"ftjob-seed-running\") {\n    previousStatus\n    status\n    job {\n      fineTunedModel\n    }\n  }\n}\n"];
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
export function graphql(source: "# What the provider can do: what a form can offer.\nquery WhatItOffers {\n  fineTuningCapabilities {\n    title\n    documentationUrl\n    operations\n    methods {\n      type\n      hyperparameters\n    }\n    createFields\n    limits {\n      suffixLength\n      metadataPairs\n      fileBytes\n    }\n    creationEndsAt\n  }\n}\n"): (typeof documents)["# What the provider can do: what a form can offer.\nquery WhatItOffers {\n  fineTuningCapabilities {\n    title\n    documentationUrl\n    operations\n    methods {\n      type\n      hyperparameters\n    }\n    createFields\n    limits {\n      suffixLength\n      metadataPairs\n      fileBytes\n    }\n    creationEndsAt\n  }\n}\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOfCaller {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n"): (typeof documents)["\n  mutation CreateOfCaller {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadOfCaller($id: ID!) { fineTuningJob(id: $id) { model } }\n"): (typeof documents)["\n  query ReadOfCaller($id: ID!) { fineTuningJob(id: $id) { model } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadCapabilities {\n    fineTuningCapabilities {\n      provider\n      title\n      documentationUrl\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n      limits { suffixLength metadataPairs fileBytes }\n      creationEndsAt\n    }\n  }\n"): (typeof documents)["\n  query ReadCapabilities {\n    fineTuningCapabilities {\n      provider\n      title\n      documentationUrl\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n      limits { suffixLength metadataPairs fileBytes }\n      creationEndsAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadAsCaller { fineTuningJob(id: \"ftjob-1\") { id } }\n"): (typeof documents)["\n  query ReadAsCaller { fineTuningJob(id: \"ftjob-1\") { id } }\n"];
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
export function graphql(source: "\n  mutation CreateGraded($grader: GraderInput!) {\n    createFineTuningJob(\n      input: { model: \"o4-mini\", trainingFile: \"file-seed-reinforcement\", method: { reinforcement: { grader: $grader } } }\n    ) {\n      job { id }\n      userErrors { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateGraded($grader: GraderInput!) {\n    createFineTuningJob(\n      input: { model: \"o4-mini\", trainingFile: \"file-seed-reinforcement\", method: { reinforcement: { grader: $grader } } }\n    ) {\n      job { id }\n      userErrors { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadStatus { fineTuningJob(id: \"ftjob-1\") { status rawStatus isTerminal } }\n"): (typeof documents)["\n  query ReadStatus { fineTuningJob(id: \"ftjob-1\") { status rawStatus isTerminal } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadLog($id: ID!, $after: String) {\n    fineTuningJob(id: $id) { events(first: 5, after: $after) { nodes { id message } pageInfo { endCursor } } }\n  }\n"): (typeof documents)["\n  query ReadLog($id: ID!, $after: String) {\n    fineTuningJob(id: $id) { events(first: 5, after: $after) { nodes { id message } pageInfo { endCursor } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowLog($id: ID!, $after: ID) { fineTuningJobEventAdded(jobId: $id, after: $after) { id } }\n"): (typeof documents)["\n  subscription FollowLog($id: ID!, $after: ID) { fineTuningJobEventAdded(jobId: $id, after: $after) { id } }\n"];
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
export function graphql(source: "\n  query ReadFailing { fineTuningJob(id: \"ftjob-1\") { id } }\n"): (typeof documents)["\n  query ReadFailing { fineTuningJob(id: \"ftjob-1\") { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadTwo { bad: fineTuningJob(id: \"bad\") { id } good: fineTuningJob(id: \"ftjob-good\") { id } }\n"): (typeof documents)["\n  query ReadTwo { bad: fineTuningJob(id: \"bad\") { id } good: fineTuningJob(id: \"ftjob-good\") { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelMissing { cancelFineTuningJob(id: \"ftjob-1\") { job { id } userErrors { code message path } } }\n"): (typeof documents)["\n  mutation CancelMissing { cancelFineTuningJob(id: \"ftjob-1\") { job { id } userErrors { code message path } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateRefused($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } idempotencyKey userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateRefused($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } idempotencyKey userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListRefused($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) { nodes { id } }\n  }\n"): (typeof documents)["\n  query ListRefused($first: Int, $after: String) {\n    fineTuningJobs(first: $first, after: $after) { nodes { id } }\n  }\n"];
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
export function graphql(source: "\n  mutation CreateHostile($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code path } }\n  }\n"): (typeof documents)["\n  mutation CreateHostile($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadAbilitiesAnywhere {\n    fineTuningCapabilities {\n      title\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n    }\n  }\n"): (typeof documents)["\n  query ReadAbilitiesAnywhere {\n    fineTuningCapabilities {\n      title\n      operations\n      methods { type hyperparameters }\n      createFields\n      createGuarantee\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListPageAnywhere($first: Int, $after: String, $filter: FineTuningJobFilter) {\n    fineTuningJobs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        status\n        model\n        trainingFile { id }\n        method { type ... on ReinforcementMethod { grader { ... on OtherGrader { raw } } } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query ListPageAnywhere($first: Int, $after: String, $filter: FineTuningJobFilter) {\n    fineTuningJobs(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        status\n        model\n        trainingFile { id }\n        method { type ... on ReinforcementMethod { grader { ... on OtherGrader { raw } } } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadJobAnywhere($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      model\n      fineTunedModel\n      createdAt\n      suffix\n      seed\n      error { message }\n      trainingFile { id }\n      progress { step fraction }\n    }\n  }\n"): (typeof documents)["\n  query ReadJobAnywhere($id: ID!) {\n    fineTuningJob(id: $id) {\n      id\n      status\n      rawStatus\n      isTerminal\n      model\n      fineTunedModel\n      createdAt\n      suffix\n      seed\n      error { message }\n      trainingFile { id }\n      progress { step fraction }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadTrainingAnywhere($id: ID!, $after: String) {\n    fineTuningJob(id: $id) {\n      trainingMetrics { step values { value } }\n      events(first: 40, after: $after) {\n        nodes { id message createdAt }\n        pageInfo { hasNextPage endCursor }\n      }\n      checkpoints(first: 100) { nodes { id stepNumber fineTunedModelCheckpoint } }\n      progress { step fraction }\n    }\n  }\n"): (typeof documents)["\n  query ReadTrainingAnywhere($id: ID!, $after: String) {\n    fineTuningJob(id: $id) {\n      trainingMetrics { step values { value } }\n      events(first: 40, after: $after) {\n        nodes { id message createdAt }\n        pageInfo { hasNextPage endCursor }\n      }\n      checkpoints(first: 100) { nodes { id stepNumber fineTunedModelCheckpoint } }\n      progress { step fraction }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAnywhere($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job {\n        id\n        status\n        suffix\n        seed\n        validationFile { id }\n        integrations { type }\n        metadata { entries { key value } }\n        method {\n          type\n          hyperparameters { batchSize learningRateMultiplier nEpochs }\n          ... on DpoMethod { hyperparameters { beta } }\n          ... on ReinforcementMethod {\n            hyperparameters { computeMultiplier evalInterval evalSamples reasoningEffort }\n          }\n        }\n      }\n      userErrors { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateAnywhere($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job {\n        id\n        status\n        suffix\n        seed\n        validationFile { id }\n        integrations { type }\n        metadata { entries { key value } }\n        method {\n          type\n          hyperparameters { batchSize learningRateMultiplier nEpochs }\n          ... on DpoMethod { hyperparameters { beta } }\n          ... on ReinforcementMethod {\n            hyperparameters { computeMultiplier evalInterval evalSamples reasoningEffort }\n          }\n        }\n      }\n      userErrors { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelAnywhere($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation CancelAnywhere($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseAnywhere($id: ID!) {\n    pauseFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation PauseAnywhere($id: ID!) {\n    pauseFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResumeAnywhere($id: ID!) {\n    resumeFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation ResumeAnywhere($id: ID!) {\n    resumeFineTuningJob(id: $id) { job { id status } userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadFileAnywhere($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id bytes } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation UploadFileAnywhere($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id bytes } userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadFileAnywhere($id: ID!) { fineTuningFile(id: $id) { id bytes } }\n"): (typeof documents)["\n  query ReadFileAnywhere($id: ID!) { fineTuningFile(id: $id) { id bytes } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListFilesAnywhere { fineTuningFiles(first: 100) { nodes { id } } }\n"): (typeof documents)["\n  query ListFilesAnywhere { fineTuningFiles(first: 100) { nodes { id } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteFileAnywhere($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation DeleteFileAnywhere($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchJobAnywhere($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job { id rawStatus isTerminal fineTunedModel error { message } }\n    }\n  }\n"): (typeof documents)["\n  subscription WatchJobAnywhere($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) {\n      previousStatus\n      status\n      job { id rawStatus isTerminal fineTunedModel error { message } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchLogAnywhere($id: ID!) { fineTuningJobEventAdded(jobId: $id) { id message } }\n"): (typeof documents)["\n  subscription WatchLogAnywhere($id: ID!) { fineTuningJobEventAdded(jobId: $id) { id message } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchAllAnywhere { fineTuningJobsStatusChanged { status job { id } } }\n"): (typeof documents)["\n  subscription WatchAllAnywhere { fineTuningJobsStatusChanged { status job { id } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSafely($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id metadata { entries { key value } } }\n      idempotencyKey\n      userErrors { code message path }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSafely($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) {\n      job { id metadata { entries { key value } } }\n      idempotencyKey\n      userErrors { code message path }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSafely($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { status } userErrors { code } }\n  }\n"): (typeof documents)["\n  mutation CancelSafely($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { status } userErrors { code } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSafely($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code } }\n  }\n"): (typeof documents)["\n  mutation DeleteSafely($id: ID!) {\n    deleteFineTuningFile(id: $id) { deletedId userErrors { code } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n    query ReadEnded { fineTuningJob(id: \"ftjob-seed-succeeded\") { status } }\n  "): (typeof documents)["\n    query ReadEnded { fineTuningJob(id: \"ftjob-seed-succeeded\") { status } }\n  "];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadOne($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes } userErrors { message } }\n  }\n"): (typeof documents)["\n  mutation UploadOne($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes } userErrors { message } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelAndRead {\n    cancelFineTuningJob(id: \"ftjob-1\") {\n      job { id status trainingFile { id filename } events { nodes { id } } }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelAndRead {\n    cancelFineTuningJob(id: \"ftjob-1\") {\n      job { id status trainingFile { id filename } events { nodes { id } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadAsTenant { fineTuningJob(id: \"ftjob-1\") { id suffix } }\n"): (typeof documents)["\n  query ReadAsTenant { fineTuningJob(id: \"ftjob-1\") { id suffix } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAsTenant {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n"): (typeof documents)["\n  mutation CreateAsTenant {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadCreated($id: ID!) { fineTuningJob(id: $id) { id } }\n"): (typeof documents)["\n  query ReadCreated($id: ID!) { fineTuningJob(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadExamples($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes purpose } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation UploadExamples($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id filename bytes purpose } userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOnUpload($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { trainingFile { bytes } }\n      userErrors { message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateOnUpload($file: ID!) {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: $file }) {\n      job { trainingFile { bytes } }\n      userErrors { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadOnce($id: ID!) { fineTuningJob(id: $id) { id } }\n"): (typeof documents)["\n  query ReadOnce($id: ID!) { fineTuningJob(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadFileIds { fineTuningJob(id: \"ftjob-1\") { trainingFile { id } resultFiles { id } } }\n"): (typeof documents)["\n  query ReadFileIds { fineTuningJob(id: \"ftjob-1\") { trainingFile { id } resultFiles { id } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n"): (typeof documents)["\n  mutation CreateAny($input: CreateFineTuningJobInput!) {\n    createFineTuningJob(input: $input) { job { id } userErrors { code message path } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchAnnounced($id: ID!) { fineTuningJobStatusChanged(id: $id) { status } }\n"): (typeof documents)["\n  subscription WatchAnnounced($id: ID!) { fineTuningJobStatusChanged(id: $id) { status } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateAnnounced {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n"): (typeof documents)["\n  mutation CreateAnnounced {\n    createFineTuningJob(input: { model: \"gpt-4o-mini\", trainingFile: \"file-seed-chat\" }) { job { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadEverything($id: ID!) {\n    fineTuningJob(id: $id) {\n      id status model suffix organizationId\n      error { message }\n      metadata { entries { key value } }\n      trainingFile { filename purpose }\n      resultFiles { filename }\n      events(first: 5) { nodes { message metrics { values { name } } } pageInfo { endCursor } }\n      checkpoints(first: 5) { nodes { fineTunedModelCheckpoint } pageInfo { endCursor } }\n      trainingMetrics { values { name } }\n    }\n  }\n"): (typeof documents)["\n  query ReadEverything($id: ID!) {\n    fineTuningJob(id: $id) {\n      id status model suffix organizationId\n      error { message }\n      metadata { entries { key value } }\n      trainingFile { filename purpose }\n      resultFiles { filename }\n      events(first: 5) { nodes { message metrics { values { name } } } pageInfo { endCursor } }\n      checkpoints(first: 5) { nodes { fineTunedModelCheckpoint } pageInfo { endCursor } }\n      trainingMetrics { values { name } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadLists($first: Int) {\n    fineTuningJobs(first: $first) { edges { cursor node { id model } } }\n    fineTuningFiles(first: $first) { nodes { filename } pageInfo { endCursor } }\n  }\n"): (typeof documents)["\n  query ReadLists($first: Int) {\n    fineTuningJobs(first: $first) { edges { cursor node { id model } } }\n    fineTuningFiles(first: $first) { nodes { filename } pageInfo { endCursor } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadSeveral {\n    a: fineTuningJob(id: \"ftjob-ended-1\") { model }\n    b: fineTuningJob(id: \"ftjob-ended-1\") { suffix }\n    c: fineTuningJob(id: \"ftjob-live-1\") { model }\n    d: fineTuningFile(id: \"file-1\") { filename }\n  }\n"): (typeof documents)["\n  query ReadSeveral {\n    a: fineTuningJob(id: \"ftjob-ended-1\") { model }\n    b: fineTuningJob(id: \"ftjob-ended-1\") { suffix }\n    c: fineTuningJob(id: \"ftjob-live-1\") { model }\n    d: fineTuningFile(id: \"file-1\") { filename }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSame($key: String!) {\n    createFineTuningJob(input: { model: \"m\", trainingFile: \"file-1\", idempotencyKey: $key }) {\n      job { id model suffix }\n      userErrors { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSame($key: String!) {\n    createFineTuningJob(input: { model: \"m\", trainingFile: \"file-1\", idempotencyKey: $key }) {\n      job { id model suffix }\n      userErrors { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchEnd($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) { status job { model trainingFile { filename } } }\n  }\n"): (typeof documents)["\n  subscription WatchEnd($id: ID!) {\n    fineTuningJobStatusChanged(id: $id) { status job { model trainingFile { filename } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelSame($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { model } }\n  }\n"): (typeof documents)["\n  mutation CancelSame($id: ID!) {\n    cancelFineTuningJob(id: $id) { job { model } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription WatchLog($id: ID!) {\n    fineTuningJobEventAdded(jobId: $id) { id message }\n  }\n"): (typeof documents)["\n  subscription WatchLog($id: ID!) {\n    fineTuningJobEventAdded(jobId: $id) { id message }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PauseWatched { pauseFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n"): (typeof documents)["\n  mutation PauseWatched { pauseFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelWatched { cancelFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n"): (typeof documents)["\n  mutation CancelWatched { cancelFineTuningJob(id: \"ftjob-seed-queued\") { userErrors { message } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadSeed { fineTuningJob(id: \"ftjob-seed-failed\") { status } }\n"): (typeof documents)["\n  query ReadSeed { fineTuningJob(id: \"ftjob-seed-failed\") { status } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadSlowly { fineTuningJob(id: \"ftjob-1\") { id } }\n"): (typeof documents)["\n  query ReadSlowly { fineTuningJob(id: \"ftjob-1\") { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ListAsLibrary { fineTuningJobs { nodes { id } } }\n"): (typeof documents)["\n  query ListAsLibrary { fineTuningJobs { nodes { id } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadLongCurve {\n    fineTuningJob(id: \"ftjob-1\") { trainingMetrics(maxPoints: 500) { step trainLoss } }\n  }\n"): (typeof documents)["\n  query ReadLongCurve {\n    fineTuningJob(id: \"ftjob-1\") { trainingMetrics(maxPoints: 500) { step trainLoss } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UploadLarge($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id } userErrors { code message } }\n  }\n"): (typeof documents)["\n  mutation UploadLarge($file: Upload!) {\n    uploadFineTuningFile(file: $file) { file { id } userErrors { code message } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;