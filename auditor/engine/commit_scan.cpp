#include "auditor/engine/commit_scan.hpp"

#include <algorithm>
#include <utility>

#include "auditor/engine/headed_text.hpp"
#include "auditor/engine/share_out.hpp"
#include "auditor/git/pack/pack_walk.hpp"

namespace phiward {
namespace {

// About the bytes to inflate in one job, if all of a pack were read.
constexpr std::uint64_t kJobCost = std::uint64_t{16} << 20;

}  // namespace

void CommitScan::read_ahead(const OpenPacks& packs) {
  for (const OpenPack& pack : packs) read_pack(pack);
}

void CommitScan::read_pack(const OpenPack& pack) {
  const std::size_t threads = std::max(settings_.threads, 1U);
  const auto groups = pack.forest().groups(kJobCost);
  std::vector<std::deque<Inspected>> parts(threads);
  std::vector<Names*> names;
  for (std::size_t i = 0; i < threads; ++i) {
    names.push_back(names_.emplace_back(std::make_unique<Names>()).get());
  }
  PackWalkSettings settings;
  settings.max_object_bytes = kMostMetadataBytes;
  settings.only = ObjectType::commit;
  settings.wanted = [](const ObjectId&, std::optional<ObjectType> type) {
    return type == ObjectType::commit;
  };
  share_out(threads, groups.size(), [&](std::size_t thread) {
    auto walk = std::make_unique<PackWalk>(pack.pack(), pack.index(), pack.forest(), settings);
    PackVisitor visitor;
    visitor.object = [&, thread](const ObjectId& id, ObjectType, std::string_view bytes) {
      settings_.deadline.check();
      auto text = parse_commit(bytes);
      if (!text) return;
      parts[thread].push_back(inspect(id, *std::move(text), *names[thread]));
    };
    visitor.unreadable = [](const ObjectId&, std::string_view) {};  // the store tells of it
    return [&groups, visitor, walk = std::move(walk)](std::size_t group) {
      walk->walk(groups[group], visitor);
    };
  });
  pack.release_pages();
  std::size_t count = ahead_at_.size();
  for (const auto& part : parts) count += part.size();
  ahead_at_.reserve(count);
  for (auto& part : parts) {
    std::deque<Inspected>& kept = ahead_.emplace_back(std::move(part));
    for (Inspected& inspected : kept) ahead_at_.try_emplace(inspected.commit.id, &inspected);
  }
}

CommitScan::Inspected CommitScan::inspect(const ObjectId& id, CommitText text, Names& names) const {
  Inspected inspected;
  inspected.commit = {id, text.tree, std::move(text.parents), text.time};
  inspected.people = {&*names.emplace(identity_of(text.author)).first,
                      &*names.emplace(identity_of(text.committer)).first};
  inspected.text_bytes = text.headers.size() + text.message.size();
  try {
    Inspection inspection = inspect_headed(settings_.inspector, text, Surface::commit_message, {});
    if (!inspection.unremarkable()) {
      inspected.inspection = std::make_unique<Inspection>(std::move(inspection));
    }
  } catch (const MatchError& error) {
    inspected.unscanned = error.what();
  }
  return inspected;
}

void CommitScan::walk(const std::vector<ObjectId>& tips,
                      const std::function<bool(const ObjectId&)>& stop) {
  Names& names = *names_.emplace_back(std::make_unique<Names>());
  History::Visitor visitor;
  visitor.stop = stop;
  visitor.known = [this](const ObjectId& id) -> std::optional<Commit> {
    const auto found = ahead_at_.find(id);
    if (found == ahead_at_.end()) return std::nullopt;
    Inspected& inspected = *found->second;
    if (takes(inspected.commit.time)) tell(inspected);
    return std::move(inspected.commit);
  };
  visitor.skip = [this](const Commit& commit) { return !takes(commit.time); };
  visitor.commit = [&](const ObjectId& id, const CommitText& text) {
    if (!takes(text.time)) return;
    Inspected inspected = inspect(id, text, names);
    tell(inspected);
  };
  visitor.unreadable = [this](const ObjectId& id, const std::string& reason) {
    recorder_.unscanned("commit", &id, {}, reason);
  };
  history_.add(store_, tips, visitor);
}

bool CommitScan::takes(std::int64_t time) const {
  return settings_.selection == nullptr || settings_.selection->takes_commit(time);
}

void CommitScan::tell(Inspected& inspected) {
  settings_.deadline.check();
  ++settings_.progress.commits;
  ++recorder_.coverage().commits;
  recorder_.coverage().bytes += inspected.text_bytes;
  const ObjectId& id = inspected.commit.id;
  if (inspected.inspection) messages_.emplace_back(id, std::move(inspected.inspection));
  if (!inspected.unscanned.empty()) recorder_.unscanned("commit", &id, {}, inspected.unscanned);
  people_.push_back(inspected.people);
}

// Where a message stands among the commits is known only once all have been seen.
void CommitScan::finish() {
  ahead_at_ = {};
  ahead_.clear();
  ordered_ = history_.take_in_order();
  for (const auto& [id, inspection] : messages_) {
    const std::uint64_t at = position(id).value();
    recorder_.add(*inspection, {Surface::commit_message, {}, &id, &id, at, "commit"});
  }
  for (const auto& [identity, uses] : identities()) {
    const ObjectId& first = ordered_.commits[uses.first].id;
    const ObjectId& last = ordered_.commits[uses.last].id;
    recorder_.inspect(identity, {Surface::identity, {}, &first, &first, uses.first, {}, &last});
  }
  people_ = {};
}

// Each with the first and the last commit that name it. Commits are told as they are added.
std::map<std::string_view, CommitScan::Uses> CommitScan::identities() const {
  std::unordered_map<const std::string*, Uses> met;
  for (std::uint32_t i = 0; i < ordered_.commits.size(); ++i) {
    const People& people = people_[ordered_.added[i]];
    for (const std::string* identity : {people.author, people.committer}) {
      met.try_emplace(identity, Uses{i, i}).first->second.last = i;
    }
  }
  std::map<std::string_view, Uses> identities;  // several threads may have met the same
  for (const auto& [identity, here] : met) {
    Uses& uses = identities.try_emplace(*identity, here).first->second;
    uses = {std::min(uses.first, here.first), std::max(uses.last, here.last)};
  }
  return identities;
}

std::optional<std::uint32_t> CommitScan::position(const ObjectId& id) const {
  const auto found = ordered_.numbers.find(id);
  const bool met = found != ordered_.numbers.end() && found->second != OrderedCommits::kOutside;
  return met ? std::optional(found->second) : std::nullopt;
}

}  // namespace phiward
