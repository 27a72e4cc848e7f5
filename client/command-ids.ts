/** Every command, by the id that package.json and the language server know it by. */
export const commandIds = {
  newTemplate: 'outreach.newTemplate',
  generateAssessmentStub: 'outreach.generateAssessmentStub',
  generateAssessmentStubForSeveral: 'outreach.generateAssessmentStubForSeveral',
  /** Not in the palette: code actions name it, with the parameters of the stub request. */
  generateAssessmentStubFor: 'outreach.generateAssessmentStubFor',
  newPhrase: 'outreach.newPhraseFromSelection',
  evaluate: 'outreach.evaluate',
  openAssessment: 'outreach.openAssessment',
  explainDecision: 'outreach.explainDecision',
  showEffectivePolicy: 'outreach.showEffectivePolicy',
  /** Not in the palette: code actions name it, with all it has to ask for. */
  waive: 'outreach.waive',
  /** Not in the palette: diagnostics and hovers link to it, with the code of a rule. */
  showRule: 'outreach.showRule',
  checkWorkspace: 'outreach.checkWorkspace',
  showOutput: 'outreach.showOutput',
  restartServer: 'outreach.restartServer',
} as const;
