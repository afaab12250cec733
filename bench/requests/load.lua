-- Asks the same question over and over. Where the template has a mark, the next id stands each time.
-- Arguments: method, file with the template, number of ids, token, number of credentials: each asks in its turn.
local parts, ids, count, method, heads, turn = {}, 1, 0, "POST", {}, 0

local function nextId()
  count = count + 1
  return string.format("ftjob-bench%08d", count % ids)
end

local function filled()
  local text = { parts[1] }
  for index = 2, #parts do
    text[#text + 1] = nextId()
    text[#text + 1] = parts[index]
  end
  return table.concat(text)
end

function init(args)
  local file = assert(io.open(args[2], "rb"))
  local template = file:read("*a") .. "@next-id@"
  file:close()
  for part in template:gmatch("(.-)@next%-id@") do parts[#parts + 1] = part end
  method = args[1]
  ids = tonumber(args[3])
  for number = 1, tonumber(args[5]) do
    heads[number] = { ["authorization"] = "Bearer " .. args[4] .. (number == 1 and "" or tostring(number)) }
    if method == "POST" then heads[number]["content-type"] = "application/json" end
  end
end

function request()
  turn = turn % #heads + 1
  local headers = heads[turn]
  if method == "GET" then return wrk.format("GET", filled(), headers) end
  return wrk.format("POST", nil, headers, filled())
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"failures":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
