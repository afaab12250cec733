import { graphql } from '../../support/operations/index.ts';

/** The operations of a front end. They are the same whichever provider answers. */
export const ReadAbilities = graphql(`
  query ReadAbilitiesAnywhere {
    fineTuningCapabilities {
      title
      operations
      methods { type hyperparameters }
      createFields
      createGuarantee
    }
  }
`);

export const ListPage = graphql(`
  query ListPageAnywhere($first: Int, $after: String, $filter: FineTuningJobFilter) {
    fineTuningJobs(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        status
        model
        trainingFile { id }
        method { type ... on ReinforcementMethod { grader { ... on OtherGrader { raw } } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const ReadJob = graphql(`
  query ReadJobAnywhere($id: ID!) {
    fineTuningJob(id: $id) {
      id
      status
      rawStatus
      isTerminal
      model
      fineTunedModel
      createdAt
      suffix
      seed
      error { message }
      trainingFile { id }
      progress { step fraction }
    }
  }
`);

export const ReadTraining = graphql(`
  query ReadTrainingAnywhere($id: ID!, $after: String) {
    fineTuningJob(id: $id) {
      trainingMetrics { step values { value } }
      events(first: 40, after: $after) {
        nodes { id message createdAt }
        pageInfo { hasNextPage endCursor }
      }
      checkpoints(first: 100) { nodes { id stepNumber fineTunedModelCheckpoint } }
      progress { step fraction }
    }
  }
`);

export const Create = graphql(`
  mutation CreateAnywhere($input: CreateFineTuningJobInput!) {
    createFineTuningJob(input: $input) {
      job {
        id
        status
        suffix
        seed
        validationFile { id }
        integrations { type }
        metadata { entries { key value } }
        method {
          type
          hyperparameters { batchSize learningRateMultiplier nEpochs }
          ... on DpoMethod { hyperparameters { beta } }
          ... on ReinforcementMethod {
            hyperparameters { computeMultiplier evalInterval evalSamples reasoningEffort }
          }
        }
      }
      userErrors { code message path }
    }
  }
`);

export const Cancel = graphql(`
  mutation CancelAnywhere($id: ID!) {
    cancelFineTuningJob(id: $id) { job { id status } userErrors { code message path } }
  }
`);

export const Pause = graphql(`
  mutation PauseAnywhere($id: ID!) {
    pauseFineTuningJob(id: $id) { job { id status } userErrors { code message path } }
  }
`);

export const Resume = graphql(`
  mutation ResumeAnywhere($id: ID!) {
    resumeFineTuningJob(id: $id) { job { id status } userErrors { code message path } }
  }
`);

export const UploadFile = graphql(`
  mutation UploadFileAnywhere($file: Upload!) {
    uploadFineTuningFile(file: $file) { file { id bytes } userErrors { code message path } }
  }
`);

export const ReadFile = graphql(`
  query ReadFileAnywhere($id: ID!) { fineTuningFile(id: $id) { id bytes } }
`);

export const ListFiles = graphql(`
  query ListFilesAnywhere { fineTuningFiles(first: 100) { nodes { id } } }
`);

export const DeleteFile = graphql(`
  mutation DeleteFileAnywhere($id: ID!) {
    deleteFineTuningFile(id: $id) { deletedId userErrors { code message path } }
  }
`);

export const WatchJob = graphql(`
  subscription WatchJobAnywhere($id: ID!) {
    fineTuningJobStatusChanged(id: $id) {
      previousStatus
      status
      job { id rawStatus isTerminal fineTunedModel error { message } }
    }
  }
`);

export const WatchLog = graphql(`
  subscription WatchLogAnywhere($id: ID!) { fineTuningJobEventAdded(jobId: $id) { id message } }
`);

export const WatchAll = graphql(`
  subscription WatchAllAnywhere { fineTuningJobsStatusChanged { status job { id } } }
`);
