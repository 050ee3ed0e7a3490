phiward_test(NAME git_tests LABELS unit
  SOURCES
    git/alternates_test.cpp
    git/damaged_objects_test.cpp
    git/files_below_test.cpp
    git/grafts_test.cpp
    git/history_test.cpp
    git/multi_pack_index_test.cpp
    git/object_store_test.cpp
    git/object_text_test.cpp
    git/pack_damage_test.cpp
    git/pack_delta_test.cpp
    git/pack_index_test.cpp
    git/pack_walk_test.cpp
    git/packed_refs_test.cpp
    git/reflog_test.cpp
    git/repository_state_test.cpp
    git/repository_test.cpp
    git/sha1_objects_test.cpp
    git/tree_reader_test.cpp
  LIBRARIES phiward_git)
