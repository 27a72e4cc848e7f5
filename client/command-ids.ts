/** Every command, by the id that package.json and the language server know it by. */
export const commandIds = {
  getStarted: 'outreach.getStarted',
  createSampleWorkspace: 'outreach.createSampleWorkspace',
  newTemplate: 'outreach.newTemplate',
  generateAssessmentStub: 'outreach.generateAssessmentStub',
  generateAssessmentStubForSeveral: 'outreach.generateAssessmentStubForSeveral',
  /** Not in the palette: code actions name it, with the parameters of the stub request. */
  generateAssessmentStubFor: 'outreach.generateAssessmentStubFor',
  extendAssessment: 'outreach.extendAssessment',
  /** Not in the palette: code actions name it, with the template. */
  extendAssessmentFor: 'outreach.extendAssessmentFor',
  /** Not in the palette: code lenses name it, with the places they lead to. */
  showPlaces: 'outreach.showPlaces',
  newPhrase: 'outreach.newPhraseFromSelection',
  evaluate: 'outreach.evaluate',
  openAssessment: 'outreach.openAssessment',
  explainDecision: 'outreach.explainDecision',
  openPreview: 'outreach.openPreview',
  togglePreviewLock: 'outreach.togglePreviewLock',
  showEffectivePolicy: 'outreach.showEffectivePolicy',
  /** Not in the palette: code actions name it, with all it has to ask for. */
  waive: 'outreach.waive',
  submitForReview: 'outreach.submitForReview',
  requestChanges: 'outreach.requestChanges',
  recordApproval: 'outreach.recordApproval',
  recordRejection: 'outreach.recordRejection',
  supersede: 'outreach.supersede',
  withdraw: 'outreach.withdraw',
  recordReview: 'outreach.recordReview',
  /** Not in the palette: quick fixes name it, with the assessment and the step. */
  recordStep: 'outreach.recordStep',
  showChanges: 'outreach.showChangesSinceApproval',
  /** Not in the palette: diagnostics and hovers link to it, with the code of a rule. */
  showRule: 'outreach.showRule',
  linkTemplates: 'outreach.linkTemplates',
  groupTemplates: 'outreach.groupTemplates',
  filterTemplates: 'outreach.filterTemplates',
  showTemplatesNeedingAttention: 'outreach.showTemplatesNeedingAttention',
  showAllTemplates: 'outreach.showAllTemplates',
  showAllAssessments: 'outreach.showAllAssessments',
  showOverview: 'outreach.showOverview',
  checkWorkspace: 'outreach.checkWorkspace',
  exportRegister: 'outreach.exportRegister',
  exportCalendar: 'outreach.exportReviewCalendar',
  fixRule: 'outreach.fixRule',
  showOutput: 'outreach.showOutput',
  restartServer: 'outreach.restartServer',
} as const;
