# Reads "file:line:#include …" and refuses what `table` (layers.txt) does not allow.
# Table columns are separated by two or more blanks.
BEGIN {
  while ((getline row < table) > 0) {
    if (row ~ /^#/ || row ~ /^ *$/) continue
    split(row, column, /  +/)
    project[column[1]] = column[2]
    outside[column[1], "cpp"] = column[3]
    outside[column[1], "hpp"] = column[4]
  }
  posix = "^(dirent|fcntl|locale|netinet/.*|poll|pthread|signal|spawn|strings|sys/.*|time|unistd)\\.h$"
}

# The longest folder of the table that holds `path`.
function folder_of(path,   name, best) {
  best = ""
  for (name in project)
    if (index(path, name "/") == 1 && length(name) > length(best)) best = name
  return best
}

# Whether `path` begins with one of the blank-separated `prefixes`, ended by `stop`.
function begins_with_one(path, prefixes, stop,   word, count, i) {
  count = split(prefixes, word, " ")
  for (i = 1; i <= count; i++)
    if (word[i] != "-" && index(path, word[i] stop) == 1) return 1
  return 0
}

function refuse(why) {
  print file ":" line ": " why
  bad = 1
}

{
  file = $0; sub(/:.*/, "", file)
  line = substr($0, length(file) + 2); sub(/:.*/, "", line)
  target = $0; sub(/^[^<"]*[<"]/, "", target); sub(/[>"].*/, "", target)
  folder = folder_of(file)
  suffix = file ~ /\.hpp$/ ? "hpp" : "cpp"
  from_project = $0 ~ /include *"/
}

folder == "" { refuse("this folder is in no layer; add it to tests/lint/layers.txt"); next }
target ~ /(^|\/)\.\.?\// { refuse("relative include \"" target "\"; write the path from the root"); next }
from_project && !begins_with_one(folder_of(target), project[folder], "") {
  refuse(folder " must not include \"" target "\"")
}
from_project { next }
target !~ /[.\/]/ || target ~ posix { next }
!begins_with_one(target, outside[folder, suffix], "") {
  refuse("a ." suffix " of " folder " must not include <" target ">")
}

END { exit bad }
