-- A batch of votes of one round, in one atomic step: gate, compare, replace, count. Neither a time nor the order of votes is kept.
-- The rule is that of simulator/workshop/vote.py; the shared suite and a state machine hold the two together.
-- KEYS: room, people, out, votes of the round, counts of the round
-- ARGV: round, then participant, n, choice for each vote
-- Answers status, n, choice for each vote, as they stand afterwards; nothing where the room is none of ours.
local round = tonumber(ARGV[1])
local room = redis.call('HMGET', KEYS[1], 'gate', 'until')
local gate = tonumber(room[1] or '0')
if room[1] and not (gate and tonumber(room[2])) then
  return {}
end
local answers = {}
local counted = false
for i = 2, #ARGV, 3 do
  local who, n, choice = ARGV[i], tonumber(ARGV[i + 1]), ARGV[i + 2]
  local known = room[1] and redis.call('HEXISTS', KEYS[2], who) == 1 and redis.call('SISMEMBER', KEYS[3], who) == 0
  local kept = redis.call('HGET', KEYS[4], who)
  local kept_n, kept_choice = 0, ''
  if kept then
    local gap = string.find(kept, ' ', 1, true)
    kept_n, kept_choice = tonumber(string.sub(kept, 1, gap - 1)), string.sub(kept, gap + 1)
  end
  local status
  if not known then
    status = 'unknown'
  elseif kept and n == kept_n then
    status = 'repeated'
  elseif gate == 0 or round ~= gate then
    status = 'shut'
  elseif n < kept_n or n < 1 then
    status = 'older'
  else
    status = 'counted'
    counted = true
    redis.call('HSET', KEYS[4], who, n .. ' ' .. choice)
    if kept then
      redis.call('HINCRBY', KEYS[5], kept_choice, -1)
    end
    redis.call('HINCRBY', KEYS[5], choice, 1)
    kept_n, kept_choice = n, choice
  end
  answers[#answers + 1] = status
  answers[#answers + 1] = kept_n
  answers[#answers + 1] = kept_choice
end
if counted then
  for place = 4, 5 do
    redis.call('EXPIREAT', KEYS[place], room[2])
  end
end
return answers
