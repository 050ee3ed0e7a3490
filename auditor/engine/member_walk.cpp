#include "auditor/engine/member_walk.hpp"

#include <utility>

#include "auditor/content/container_kind.hpp"
#include "rules/regex.hpp"

namespace phiward {
namespace {

constexpr int kDeepest = 4;                          // containers in containers
constexpr auto kLongest = std::chrono::seconds(20);  // for all of one file
constexpr std::string_view kSeparator = "!";

// A compressed file holds one file; it is called as the outer one is without its suffix.
std::string_view inner_name(std::string_view outer) {
  outer.remove_prefix(outer.rfind('!') + 1);
  outer.remove_prefix(outer.rfind('/') + 1);
  const std::size_t dot = outer.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view("content")
                                                   : outer.substr(0, dot);
}

// Tables are written with tabs; the readers know a table by its path.
bool is_table(std::string_view part) {
  return part.starts_with("table ") || part.starts_with("sheet ");
}

}  // namespace

MemberWalk::MemberWalk(Unpacker& unpacker, Surface surface, std::string_view path, Look look,
                       Display display, const Deadline& deadline)
    : unpacker_(unpacker),
      surface_(surface),
      path_(path),
      look_(std::move(look)),
      display_(std::move(display)),
      deadline_(deadline),
      stop_time_(deadline.or_at(Deadline::Clock::now() + kLongest)) {}

Inspection MemberWalk::walk(ContainerKind kind, std::string_view bytes) {
  open({{}, {}, kind, 1}, bytes);
  while (!waiting_.empty()) {
    const Container next = std::move(waiting_.front());
    waiting_.pop_front();
    open(next, next.bytes);
  }
  return std::move(result_);
}

void MemberWalk::open(const Container& container, std::string_view bytes) {
  if (container.depth > kDeepest) {
    return gap(container.name, reason_for(UnpackFailure::too_deep, container.kind));
  }
  const UnpackRequest request{container.kind, left_, bytes.size()};
  const auto failure = unpacker_.unpack(request, bytes, stop_time_, [&](Part part) {
    deadline_.check();
    left_.bytes -= part.bytes.size();
    --left_.parts;
    look_at(container, std::move(part));
  });
  if (failure == UnpackFailure::out_of_time) deadline_.check();
  if (failure) gap(container.name, reason_for(*failure, container.kind));
}

void MemberWalk::look_at(const Container& outer, Part part) {
  const std::string_view outer_name = outer.name.empty() ? path_ : outer.name;
  const bool named = !part.name.empty();
  if (!named) part.name = inner_name(outer_name);
  std::string member = outer.name;
  if (!member.empty()) member += kSeparator;
  member += part.name;
  try {
    MemberFindings found;
    if (named) found.in_name = look_(part.name, Surface::path, part.name).findings;
    Inspection inspection = look_(part.bytes, surface_, path_of(member, part.name));
    found.findings = std::move(inspection.findings);
    for (Gap& missing : inspection.gaps) gap(member, std::move(missing.reason));
    if (!found.findings.empty() || !found.in_name.empty()) {
      found.member = display_(member);
      result_.members.push_back(std::move(found));
    }
    const auto kind = container_kind(part.bytes);
    const bool unread = inspection.binary && (!kind || holds_pictures(*kind));
    result_.binary = result_.binary || unread;
    if (kind)
      waiting_.push_back({std::move(member), std::move(part.bytes), *kind, outer.depth + 1});
  } catch (const MatchError& error) {
    gap(member, error.what());
  }
}

std::string MemberWalk::path_of(std::string_view member, std::string_view part) const {
  std::string path(path_);
  path += kSeparator;
  path += member;
  if (is_table(part)) path += ".tsv";
  return path;
}

void MemberWalk::gap(const std::string& member, std::string reason) {
  result_.gaps.push_back({member.empty() ? std::string() : display_(member), std::move(reason)});
}

}  // namespace phiward
