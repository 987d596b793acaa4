-- The next step of a room's log, if the log still ends where the caller saw it. A close or a count freezes its totals here.
-- KEYS: room, steps, people, out, votes of the round, votes of the round before, bell
-- ARGV: expected seq, gate, what, participant, the draft as JSON, round before, a token of this very call
-- Answers {'none'}, {'damaged'}, {'conflict', seq}, or {'done', seq, frozen as JSON or ''}.
local room = redis.call('HMGET', KEYS[1], 'seq', 'until', 'token')
if not room[1] then
  return {'none'}
end
if not tonumber(room[1]) or not tonumber(room[2]) then
  return {'damaged'}
end
local seq, expected = tonumber(room[1]), tonumber(ARGV[1])
local what, participant, draft = ARGV[3], ARGV[4], ARGV[5]
local opening = '{"draft":' .. draft .. ',"frozen":'
if seq ~= expected then
  -- the same call sent again after a lost answer is no conflict
  if seq == expected + 1 and room[3] == ARGV[7] then
    local frozen = string.sub(redis.call('LINDEX', KEYS[2], expected), #opening + 1, -2)
    return {'done', seq, frozen == 'null' and '' or frozen}
  end
  return {'conflict', seq}
end

local function votes_of(key)
  local found = {}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    if redis.call('SISMEMBER', KEYS[4], flat[i]) == 0 then
      found[flat[i]] = string.sub(flat[i + 1], string.find(flat[i + 1], ' ', 1, true) + 1)
    end
  end
  return found
end

local frozen = ''
if what == 'close' or what == 'count' then
  local before = tonumber(ARGV[6])
  local votes, teams, changed, silent = {}, {}, 0, 0
  local old = before > 0 and votes_of(KEYS[6]) or {}
  local new = votes_of(KEYS[5])
  for who, choice in pairs(new) do
    votes[choice] = (votes[choice] or 0) + 1
    local person = redis.call('HGET', KEYS[3], who)
    local team = person and cjson.decode(person)['team'] or ''
    if type(team) == 'string' and team ~= '' then
      teams[team] = teams[team] or {}
      teams[team][choice] = (teams[team][choice] or 0) + 1
    end
    if old[who] and old[who] ~= choice then
      changed = changed + 1
    end
  end
  for who in pairs(old) do
    if not new[who] then
      silent = silent + 1
    end
  end
  frozen = cjson.encode({votes = votes, teams = teams, before = before, changed = changed, silent = silent})
elseif what == 'remove' then
  redis.call('SADD', KEYS[4], participant)
elseif what == 'restore' then
  redis.call('SREM', KEYS[4], participant)
end
redis.call('RPUSH', KEYS[2], opening .. (frozen == '' and 'null' or frozen) .. '}')
redis.call('HSET', KEYS[1], 'seq', seq + 1, 'gate', ARGV[2], 'token', ARGV[7])
for place = 1, 4 do
  redis.call('EXPIREAT', KEYS[place], room[2])
end
redis.call('PUBLISH', KEYS[7], seq + 1)
return {'done', seq + 1, frozen}
