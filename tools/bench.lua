-- One request after the other for wrk: METHOD PATH BODY, where %c is a child and %n a number (each one of the list in turn), %o a mark never
-- used before. Ends with one line of JSON.
local lines, method, path, body, headers = {}, nil, nil, nil, {}
local count, turn = 0, 0
local seed

local function filled(text)
    text = text:gsub("%%c", function() return children[turn % #children + 1] end)
    text = text:gsub("%%n", function() return numbers[turn % #numbers + 1] end)
    return (text:gsub("%%o", function() return seed .. "-" .. count end))
end

local threads = 0
function setup(thread)
    threads = threads + 1
    thread:set("number", threads)
end

function init(arguments)
    dofile(arguments[1])
    method, path, body = arguments[2], arguments[3], arguments[4]
    seed = tostring(os.time()) .. "-" .. number .. "-" .. arguments[5]
    turn = number * 37
    headers["Cookie"] = "samsyn=" .. secret
    if body and body ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
end

function request()
    count, turn = count + 1, turn + 1
    return wrk.format(method, filled(path), headers, body and body ~= "" and filled(body) or nil)
end

function done(summary, latency)
    local wrong = summary.errors
    io.write(string.format('{"rate":%.3f,"p50":%.3f,"p99":%.3f,"wrong":%d}\n', summary.requests / summary.duration * 1e6,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        wrong.status + wrong.connect + wrong.read + wrong.write + wrong.timeout))
end
