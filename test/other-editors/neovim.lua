-- A session in Neovim as docs/editors.md configures it: opens a message, shows what was found, applies a fix, saves.
--   nvim --headless -u NONE -l or -S test/other-editors/neovim.lua, with FOLDER, FILE and PROGRAM in the environment
local folder, file, program = os.getenv('FOLDER'), os.getenv('FILE'), os.getenv('PROGRAM')

local function say(text) io.stdout:write(text .. '\n') end
local function fail(text) say('FAILED: ' .. text); vim.cmd('cquit 1') end

vim.cmd('edit ' .. folder .. '/' .. file)
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'lawful-outreach',
  cmd = { 'node', program, 'lsp', '--stdio' },
  root_dir = folder,
  get_language_id = function() return 'outreach-template' end,
})
vim.lsp.buf_attach_client(buffer, client)

local function found(text)
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    if each.message:find(text, 1, true) then return each end
  end
end
if not vim.wait(20000, function() return found('20% off') ~= nil end, 50) then fail('nothing was found in 20 seconds') end
local diagnostic = found('20% off')
say(('line %d: %s'):format(diagnostic.lnum + 1, diagnostic.message))

local range = {
  start = { line = diagnostic.lnum, character = diagnostic.col },
  ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
}
local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  range = range,
  context = { diagnostics = { diagnostic.user_data and diagnostic.user_data.lsp and vim.tbl_extend('force', diagnostic.user_data.lsp, { range = range, message = diagnostic.message }) or { range = range, message = diagnostic.message } } },
}, 10000)
local action
for _, each in ipairs((answers and answers[client] and answers[client].result) or {}) do
  if each.edit and each.title:find('Remove', 1, true) then action = action or each end
end
if not action then fail('no fix was offered') end
say('fix: ' .. action.title)
vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
vim.cmd('write')
if not vim.wait(20000, function() return found('20% off') == nil end, 50) then fail('it is still found after the fix') end
say('gone after the fix')
vim.lsp.stop_client(client)
vim.wait(500)
vim.cmd('quit')
