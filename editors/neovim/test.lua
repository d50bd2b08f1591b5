-- Headless Neovim, 0.7 or newer, as a client: findings are pushed in UTF-16, an action is applied.
-- Run by editors/test.sh.
local program, example = vim.env.AUTHLINT, vim.env.EXAMPLE

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, is_there)
  if not vim.wait(10000, is_there, 20) then
    fail("waited in vain for " .. what)
  end
end

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    found[diagnostic.code] = diagnostic
  end
  return found
end

local ok, failure = pcall(function()
  vim.cmd("edit " .. vim.fn.fnameescape(example))
  -- As in docs/editors.md.
  local id = vim.lsp.start_client({ name = "authlint", cmd = { program, "lsp" } })
  vim.lsp.buf_attach_client(0, id)
  wait("findings", function() return codes()["malformed-code-placeholder"] end)

  local client = vim.lsp.get_client_by_id(id)
  assert(client.server_capabilities.positionEncoding == client.offset_encoding, "both count the same")
  local finding = codes()["malformed-code-placeholder"]
  local line = vim.api.nvim_buf_get_lines(0, finding.lnum, finding.lnum + 1, true)[1]
  -- Neovim has made bytes of it; before the place there are letters that are one and two units long.
  assert(line:sub(finding.col + 1, finding.end_col) == "{###}", line:sub(finding.col + 1, finding.end_col))
  assert(finding.source == "authlint" and finding.severity == vim.diagnostic.severity.ERROR)

  vim.api.nvim_win_set_cursor(0, { finding.lnum + 1, finding.col })
  vim.ui.select = function(actions, _, choose)
    for number, action in ipairs(actions) do
      -- Pairs of client and action, or tables with both.
      if (action.action or action[2]).isPreferred then
        return choose(action, number)
      end
    end
    fail("no action is preferred: " .. vim.inspect(actions))
  end
  local context = { only = { "quickfix" }, diagnostics = {} }
  vim.lsp.buf.code_action(vim.fn.has("nvim-0.8") == 1 and { context = context } or context)
  wait("the edit", function()
    local mended = line:gsub("{###}", "{####}")
    return vim.api.nvim_buf_get_lines(0, finding.lnum, finding.lnum + 1, true)[1] == mended
  end)
  wait("findings of the new text", function() return not codes()["malformed-code-placeholder"] end)
  assert(codes()["unknown-member"], "the others are still there")

  -- Typing keeps both texts the same: every finding marks what it says.
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { "", "" })
  wait("findings two lines below", function()
    local misspelt = codes()["unknown-member"]
    local text = vim.api.nvim_buf_get_lines(0, misspelt.lnum, misspelt.lnum + 1, true)[1]
    return text:sub(misspelt.col + 1, misspelt.end_col) == '"PasswordPolcy"'
  end)

  local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 5000)
  assert(hover[id].error == nil, vim.inspect(hover))
end)
if not ok then
  fail(tostring(failure))
end
io.stdout:write("neovim: findings, an action, changes\n")
vim.cmd("quitall!")
