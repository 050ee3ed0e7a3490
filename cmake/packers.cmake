# A build under sanitizers need not run its own packers, ten times as slow (as for cross builds).
set(PHIWARD_PACKERS "" CACHE PATH
  "bin/ of another build of the same sources, whose phiward-pack-* are run instead of this one's")

# phiward_add_packer(NAME SOURCE LIBRARIES…): a program that the build runs to make data.
function(phiward_add_packer name source)
  if(PHIWARD_PACKERS)
    add_executable(${name} IMPORTED GLOBAL)
    set_property(TARGET ${name} PROPERTY IMPORTED_LOCATION ${PHIWARD_PACKERS}/${name})
  else()
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ${ARGN})
  endif()
endfunction()
