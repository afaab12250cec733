/**
 * The operations that GraphiQL opens with, one a tab. Each works as it stands on the embedded emulator, whose files and
 * jobs they name. Values stand in the document: GraphiQL shows no variables in the tab that it opens first.
 */
export const exampleOperations: readonly string[] = [
  /* GraphQL */ `# Starts a fine-tuning job on a file that the emulator keeps ready.
# Run it, and open the next tab.
mutation CreateJob {
  createFineTuningJob(
    input: {
      model: "gpt-4o-mini"
      trainingFile: "file-seed-chat"
      suffix: "first-try"
      method: { supervised: { hyperparameters: { nEpochs: 3 } } }
      metadata: [{ key: "team", value: "support" }]
    }
  ) {
    job {
      id
      status
      model
    }
    userErrors {
      code
      message
      path
    }
  }
}
`,
  /* GraphQL */ `# Watches the newest job: the one that you have just created. Run it again and again;
# on the emulator a small job takes about a minute to SUCCEEDED.
query WatchJob {
  fineTuningJobs(first: 1) {
    nodes {
      id
      status
      progress {
        step
        totalSteps
        fraction
      }
      estimatedFinish
      finishedAt
      fineTunedModel
      trainedTokens
      events(first: 5) {
        nodes {
          createdAt
          message
        }
      }
    }
  }
}
`,
  /* GraphQL */ `# Pushes every transition of a job, and completes when it has ended. Run it, and put your own job's id in.
subscription FollowJob {
  fineTuningJobStatusChanged(id: "ftjob-seed-running") {
    previousStatus
    status
    job {
      fineTunedModel
    }
  }
}
`,
  /* GraphQL */ `# The newest jobs first. For the next page, add after: "…" with the endCursor.
query ListJobs {
  fineTuningJobs(first: 5) {
    nodes {
      id
      status
      model
      createdAt
      method {
        type
      }
      metadata {
        entries {
          key
          value
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  /* GraphQL */ `# Why a job has failed, in the provider's words.
query WhyItFailed {
  fineTuningJob(id: "ftjob-seed-failed") {
    status
    finishedAt
    error {
      code
      message
      param
    }
  }
}
`,
  /* GraphQL */ `# What the provider can do: what a form can offer.
query WhatItOffers {
  fineTuningCapabilities {
    title
    documentationUrl
    operations
    methods {
      type
      hyperparameters
    }
    createFields
    limits {
      suffixLength
      metadataPairs
      fileBytes
    }
    creationEndsAt
  }
}
`,
];
